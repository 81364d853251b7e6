import { countOf } from "../../fleet/ids.ts";
import type { RollbackInputs } from "../../inputs/contract.ts";
import { blueImage, revisionText } from "../describe.ts";
import type { Facts } from "../facts.ts";
import { textOf } from "../lines.ts";
import type { Choice } from "./choose.ts";
import type { Destination } from "./destination.ts";

/** All that is shown of an instant way back. */
export interface WayBackView {
  facts: Facts;
  asked: RollbackInputs;
  target: string;
  destination: Destination;
  choice: Choice & { how: "instant" };
  release: number;
  /** Whether CodeDeploy would install another revision on what is launched, and whether this one is deployed again for that. */
  back: { provisional: boolean; followUp: boolean };
  /** The titles of the planned steps, in order. */
  titles: readonly string[];
}

const LABEL = 18;
const line = (sign: string, label: string, text: string): string => `${sign} ${label.padEnd(LABEL)} ${text}`;

/** The plan of an instant way back as text for the log. Pure. */
export function renderWayBack(view: WayBackView): string {
  const { facts, asked, target, destination, choice, release } = view;
  const number = asked.mode === "plan" ? `${release} (provisional)` : String(release);
  const { content, from, to } = destination;
  const whereTo = to === 0 ? "before the first release" : `to release ${to}`;
  const name =
    choice.kept.kind === "group" ? choice.kept.group.AutoScalingGroupName! : "instances that were kept";
  return textOf([
    `Release ${number} of ${target} in ${facts.region}: back from release ${from} ${whereTo}, instantly`,
    "",
    line("~", "AMI", `${blueImage(facts)} → ${content.ami}`),
    line("=", "revision", revisionText(content.revision ?? undefined)),
    line(
      "~",
      "who serves",
      `${facts.blue?.group.AutoScalingGroupName} → ${name}: ${countOf(choice.kept.instances.length, "instance")}`,
    ),
    line(" ", "why so", choice.why),
    ...(asked.reason ? [line(" ", "reason", asked.reason)] : []),
    line(" ", "what served", "is kept, so that this rollback can be rolled back"),
    line(" ", "afterwards", afterwards(view.back)),
    "",
    "Steps",
    ...view.titles.map((title, index) => `${String(index + 1).padStart(4)}. ${title}`),
  ]);
}

function afterwards({ provisional, followUp }: WayBackView["back"]): string {
  if (!provisional) return "nothing: CodeDeploy installs that revision already";
  return followUp
    ? "the revision is deployed again (follow-up)"
    : "provisional: nothing is launched until the revision is deployed again";
}
