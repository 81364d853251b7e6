import { stepNamed, type Planned } from "../../engine/step.ts";
import type { Leftover } from "../../outcome.ts";
import type { Opened } from "../../releases/open.ts";
import { steps } from "../../steps/index.ts";

/** What is done about something that was left. */
export type Remedy =
  /** The release is gone on with: undone, or finished where green serves. */
  | { kind: "undo" | "finish"; opened: Opened }
  /** A step of the repair's own plan. */
  | { kind: "step"; planned: Planned }
  /** No record is sure enough: a person decides. */
  | { kind: "by-hand" }
  /** Green had taken over, and blue was brought back: undone only where that is asked for and blue alone serves. */
  | { kind: "brought-back"; opened: Opened };

/** Something that an earlier run left. */
export interface Found {
  /** What it is, and why it is a leftover: a sentence. */
  what: string;
  remedy: Remedy;
  /** What stays when nothing is done about it. */
  left: Leftover[];
}

/** Something that a step of the repair's own plan takes away; what the step leaves when it fails stays. */
export const byStep = (what: string, why: string, planned: Planned): Found => ({
  what,
  remedy: { kind: "step", planned },
  left: leftBy(planned, why),
});

/** What a step leaves when it is not done. */
export const leftBy = ({ step, args }: Planned, why: string): Leftover[] =>
  (stepNamed(steps, step).leaves?.(args, null, () => undefined) ?? []).map((one) => ({ ...one, why }));
