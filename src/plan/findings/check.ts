import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { DeploymentGroupInfo } from "@aws-sdk/client-codedeploy";
import type { Inputs } from "../../inputs/contract.ts";
import type { BlueFacts, Facts } from "../facts.ts";
import type { Names } from "../names.ts";

/** One row of the findings table. */
export interface Check {
  severity: "error" | "warning";
  /** When it is found, for docs/findings.md: a clause that follows "when". */
  when: string;
  /** Pure: one entry for each place that has the fault. */
  find(view: View): Found[];
}

export interface Found {
  /** A name, an ARN, an input. */
  where: string;
  what: string;
  /** What to do, with the exact command when there is one. */
  remedy: string;
}

/** What a check looks at. */
export interface View {
  facts: Facts;
  inputs: Inputs;
  names: Names;
}

export type Checks = Readonly<Record<string, Check>>;

/** The deployment group as messages name it. */
export const groupPlace = ({ inputs }: View): string =>
  `deployment group ${inputs.application}/${inputs.deploymentGroup}`;

/** A check that asks only when there is a deployment group. */
export const ofGroup =
  (find: (group: DeploymentGroupInfo, view: View) => Found[]) =>
  (view: View): Found[] =>
    view.facts.deploymentGroup ? find(view.facts.deploymentGroup, view) : [];

/** Blue, its group's name and what to call it in messages. */
export interface BlueView {
  blue: BlueFacts;
  group: AutoScalingGroup;
  name: string;
  place: string;
}

/** A check that asks only when blue was found. */
export const ofBlue =
  (find: (blue: BlueView, view: View) => Found[]) =>
  (view: View): Found[] => {
    const { blue } = view.facts;
    if (!blue) return [];
    const name = blue.group.AutoScalingGroupName!;
    return find({ blue, group: blue.group, name, place: `Auto Scaling group ${name}` }, view);
  };

/** Nothing, or one thing found. */
export const foundIf = (fault: boolean, found: () => Found): Found[] => (fault ? [found()] : []);
