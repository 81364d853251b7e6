import type { Step } from "../engine/step.ts";

/**
 * The commit point (rule 14): green alone serves and that was verified by the step before. The engine records it;
 * from here on every way out goes forward.
 */
export const commit: Step<null, null> = {
  title: () => "Commit: green alone serves; from here on only forward",
  begin: async () => null,
  apply: async () => null,
};
