import type { Stage } from "./stage.ts";

/** Aborted in the middle of the shift: green serves, and the first of blue has begun to leave. */
export function midShift(stage: Stage): AbortSignal {
  const reached = new AbortController();
  stage.onChange(() => {
    if (!reached.signal.aborted && isShifting(stage)) reached.abort();
  });
  return reached.signal;
}

function isShifting({ world, fleet }: Stage): boolean {
  const blue = new Set(fleet.instanceIds);
  const targets = fleet.targetGroups.flatMap(({ arn }) =>
    Object.values(world.elb.targetGroups[arn]?.targets ?? {}),
  );
  return (
    targets.some(({ id, health }) => !blue.has(id) && health === "healthy") &&
    targets.some(({ id, health }) => blue.has(id) && health === "draining")
  );
}
