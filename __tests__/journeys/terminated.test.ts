import { play } from "./unfinished.ts";
import { READY_WAIT } from "./each-fleet.ts";

test("retire: terminate, killed at each call from the retirement on: a re-run ends blue, and nobody else", async () => {
  const given = { retire: "terminate" };
  let calls: string[] = [];
  await play("same-group", async (p) => {
    calls = (await p.run({ given })).calls.map(({ operation }) => operation);
  });
  const from = calls.indexOf("autoscaling:DetachInstances") - 2;
  expect(from).toBeGreaterThan(0);
  const running: string[] = [];
  for (let call = from; call < calls.length; call++)
    await play(
      "same-group",
      async (p) => {
        const blue = [...p.fleet.instanceIds];
        await p.run({ given, killAt: { call, when: "after" } });
        await p.pass(600_000);
        await p.run({ given, owner: { attempt: "2" } });
        await p.pass(600_000);
        const left = blue.filter((id) =>
          ["pending", "running"].includes(p.world.ec2.instances[id]?.state ?? ""),
        );
        if (left.length > 0) running.push(`${call} ${calls[call]}: ${left.length} left`);
        expect(p.world.users.harms).toEqual([]);
      },
      READY_WAIT,
    );
  expect(running).toEqual([]);
}, 120_000);
