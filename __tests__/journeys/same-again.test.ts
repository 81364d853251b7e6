import { cloneHookFails } from "./scenarios/clone-hook-fails.ts";
import { ORDINARY, travel } from "./lab.ts";
import { buildOnce } from "./standing.ts";

test("the same seed gives the same journey, also on a copy of a fleet that stood before", async () => {
  const stand = buildOnce();
  const [first, second, anew] = [
    await travel(cloneHookFails, { ...ORDINARY, stand }),
    await travel(cloneHookFails, { ...ORDINARY, stand }),
    await travel(cloneHookFails),
  ];
  for (const again of [second, anew]) {
    expect(again.calls).toEqual(first.calls);
    expect(again.events).toEqual(first.events);
    expect(again.after).toEqual(first.after);
  }
});
