import type { Inputs } from "../../../src/inputs/contract.ts";
import type { Facts } from "../../../src/plan/facts.ts";
import { settings, soundBlue, soundDeploymentGroup, soundFacts, soundGroup } from "../facts.ts";

/** One fault in a fleet that is otherwise sound, and what is to be said of it. */
export interface Row {
  facts: Facts;
  inputs?: Inputs;
  /** Words that the finding must hold: the place or the number that matters. */
  says: string;
  /** Words of its remedy. */
  remedy: string;
  /** Findings that this fault rightly brings with it. */
  with?: readonly string[];
}

/** Facts of `codedeploy-copy`. */
export const copy = (facts: Partial<Facts> = {}): Facts =>
  soundFacts({
    fleet: "codedeploy-copy",
    deploymentGroup: settings({ greenFleetProvisioningOption: { action: "COPY_AUTO_SCALING_GROUP" } }),
    ...facts,
  });

/** A deployment group that terminates blue so many minutes after the shift. */
export const endsBlue = (minutes: number) =>
  settings({
    terminateBlueInstancesOnDeploymentSuccess: {
      action: "TERMINATE",
      terminationWaitTimeInMinutes: minutes,
    },
  });

/** Blue with parts of its group replaced. */
export const group = (change: Parameters<typeof soundGroup>[0]): Partial<Facts> => ({
  blue: soundBlue({ group: soundGroup(change) }),
});

/** The value with optional members taken away. */
export const without = <T extends object>(value: T, ...members: (keyof T)[]): T =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !members.includes(name as keyof T))) as T;

/** Another deployment group of the application. */
export const sibling = (change: Parameters<typeof soundDeploymentGroup>[0]) =>
  soundDeploymentGroup({
    deploymentGroupName: "canary",
    autoScalingGroups: [],
    loadBalancerInfo: { targetGroupInfoList: [{ name: "canary" }] },
    ...change,
  });
