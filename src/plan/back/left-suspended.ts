import { hasSucceeded } from "../../releases/claim.ts";
import type { Glimpse } from "../../releases/open.ts";
import type { FreezeArgs, FreezeMemo } from "../../steps/freeze.ts";

/**
 * The processes of a group that failed releases had suspended and could not resume: nobody's wish, and not for the fleet
 * that serves again. There is no time to resume them before a rollback. Pure.
 * @param past the newest first; what was left before the newest success is none of it
 */
export function leftSuspended(past: readonly Glimpse[], group: string): string[] {
  const since = past.findIndex(hasSucceeded);
  const failed = past.slice(0, since < 0 ? past.length : since).flatMap(({ opened }) => opened ?? []);
  return failed.flatMap(({ folded }) =>
    folded.plan.flatMap(({ step, args }, index) => {
      const record = folded.steps[index];
      if (step !== "freeze-blue" || !record || record.state === "undone") return [];
      return (args as unknown as FreezeArgs).group === group
        ? (record.memo as unknown as FreezeMemo).ours
        : [];
    }),
  );
}
