import { stepNamed } from "../../engine/step.ts";
import { steps } from "../../steps/index.ts";
import { textOf } from "../lines.ts";
import type { Found } from "./found.ts";

/** The plan of a repair as text: what was found, each with what is done about it. */
export function renderRepair(target: string, found: readonly Found[]): string {
  const entries = found.flatMap(({ what, remedy, left }, index) => {
    const details = left.map((one) => `     - ${one.what}`);
    return [`  ${index + 1}. ${what}`, `     → ${inWords(remedy)}`, ...details];
  });
  return textOf([`What earlier runs left of ${target}`, ...entries]);
}

function inWords(remedy: Found["remedy"]): string {
  switch (remedy.kind) {
    case "undo":
      return "it is undone: traffic, deployment group, green, template, sizes, processes";
    case "finish":
      return "it is finished";
    case "step":
      return stepNamed(steps, remedy.planned.step).title(remedy.planned.args);
    case "brought-back":
      return "it is not touched; the commands are listed below, and where blue alone serves `open: undo` undoes it";
    case "by-hand":
      return "it is not touched; the command is listed below";
  }
}
