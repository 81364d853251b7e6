import type { CallFault } from "../../simulator/core/faults.ts";
import type { Ran } from "./run.ts";
import { began, otherRun, type Play } from "./unfinished.ts";

/** Which AMIs are in rotation, with how many healthy targets each, per target group. */
export const images = ({ world }: Play): unknown[] =>
  Object.values(world.users.groups).map(({ healthy }) => healthy.byImage);

export const onGreen = (p: Play): void => expect(images(p)).toEqual([{ [p.fleet.amiNew]: 3 }]);

export const onBlue = (p: Play): void => expect(images(p)).toEqual([{ [p.fleet.ami]: 3 }]);

export const harmless = ({ world }: Play): void => expect(world.users.harms).toEqual([]);

/** A permission that is not there, until the fault is lifted. */
export const denied = (operation: string): CallFault => ({
  kind: "error",
  operation,
  code: "AccessDenied",
  message: `User is not authorized to perform: ${operation}`,
  status: 403,
});

/** A deployment fails on green, and what these operations would undo cannot be undone. */
export async function failsDirty(
  p: Play,
  operations: readonly string[],
  { image = p.fleet.amiNew, run = 1 } = {},
): Promise<Ran> {
  p.world.faults.push({ kind: "script-fails", event: "AfterInstall", who: { imageId: image } });
  const running = p.start({ owner: otherRun(run), given: { "ami-id": image } });
  await p.until(running, began("create-deployment"));
  p.world.faults.push(...operations.map(denied));
  const ran = await running.ran;
  expect(ran.ending?.outcome).toBe("failed-dirty");
  p.world.faults.length = 0;
  return ran;
}
