import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { deploymentSteps, type DeploymentSettings, type DeploymentSteps } from "../../codedeploy/planned.ts";
import type { ReleaseRef, Planned } from "../../engine/step.ts";
import { Failure } from "../../failure.ts";
import type { Inputs } from "../../inputs/contract.ts";
import type { BlueFacts, Facts, TemplateFacts } from "../facts.ts";
import { promisedFloor } from "../floor.ts";
import { settingsOf } from "../settings.ts";
import { suspendedIn } from "../../fleet/group.ts";
import { heldIn } from "../../releases/kept.ts";
import { TARGET_TAG } from "../../releases/names.ts";
import { planned } from "../../steps/index.ts";
import type { TargetGroupRef } from "../../traffic/target-group.ts";
import type { AsBlue } from "../../fleet/as-blue.ts";
import type { FleetRef, Tag } from "../../fleet/members.ts";

/** All that a plan is made from. Preflight has passed: what a fleet needs is there. */
export interface PlanInput {
  facts: Facts;
  inputs: Inputs;
  release: Pick<ReleaseRef, "target" | "number">;
  greenTag: Tag;
}

/** One way of making green: the ordered steps, decided before any write. Pure. */
export type Recipe = (input: PlanInput) => Planned[];

/** What every recipe needs, taken out of the facts; throws when preflight let something through. */
export interface Ingredients {
  blue: BlueFacts;
  group: AutoScalingGroup;
  name: string;
  template: TemplateFacts;
  templateId: string;
  targetGroups: TargetGroupRef[];
  targetGroupArns: string[];
  /** Target groups blue's Auto Scaling group is attached to. */
  attached: string[];
  /** An earlier release of this target made blue. */
  ours: boolean;
  application: string;
  deploymentGroup: string;
}

export function ingredients({ facts, inputs, release }: PlanInput): Ingredients {
  const { blue } = facts;
  if (!blue?.template)
    throw new Failure("no-blue", "There is no blue fleet with a launch template to make green from.");
  const { group, template } = blue;
  const targetGroups = facts.targetGroups.map(targetGroupRef);
  return {
    blue,
    group,
    template,
    name: group.AutoScalingGroupName!,
    templateId: template.template.LaunchTemplateId!,
    targetGroups,
    targetGroupArns: targetGroups.map(({ arn }) => arn),
    attached: group.TargetGroupARNs ?? [],
    ours: (group.Tags ?? []).some(({ Key, Value }) => Key === TARGET_TAG && Value === release.target),
    application: inputs.application,
    deploymentGroup: inputs.deploymentGroup,
  };
}

/** The processes that the user has suspended; what a rollback holds meanwhile is none of them. */
export const suspendedByUser = (group: AutoScalingGroup): string[] => {
  const held = heldIn(group);
  return suspendedIn(group).filter((process) => !held.includes(process));
};

/** What green's group takes over from blue's in the end. */
export const likeBlue = ({ name, group, attached }: Ingredients): Omit<AsBlue, "green"> => ({
  blue: name,
  min: group.MinSize!,
  max: group.MaxSize!,
  attached,
  ...(group.DeletionProtection ? { deletionProtection: group.DeletionProtection } : {}),
});

const targetGroupRef = (facts: Facts["targetGroups"][number]): TargetGroupRef => ({
  arn: facts.group.TargetGroupArn!,
  port: facts.group.Port!,
  crossZone: facts.crossZone,
  nlb: facts.loadBalancers.some(({ Type }) => Type === "network"),
  delaySeconds: facts.deregistrationDelay,
  healthySeconds: (facts.group.HealthCheckIntervalSeconds ?? 30) * (facts.group.HealthyThresholdCount ?? 5),
});

/** The steps of the CodeDeploy deployment between these fleets. */
export function deployment(
  { facts, inputs, greenTag }: PlanInput,
  fleets: { blue: FleetRef; green: FleetRef | "copy" },
  targetGroups: TargetGroupRef[],
): DeploymentSteps {
  const settings: DeploymentSettings = {
    application: inputs.application,
    deploymentGroup: inputs.deploymentGroup,
    revision: facts.revision!,
    ...(inputs.deploymentConfig ? { deploymentConfig: inputs.deploymentConfig } : {}),
    ...(fleets.green === "copy" ? { attached: facts.blue!.group.TargetGroupARNs ?? [] } : { greenTag }),
    fleets,
    targetGroups,
    ...settingsOf(facts.deploymentGroup),
    hasAlarms: Boolean(
      !facts.despiteAlarms && facts.deploymentGroup?.alarmConfiguration?.enabled && facts.alarms.length > 0,
    ),
    ...(facts.despiteAlarms ? { despiteAlarms: true } : {}),
    hasEarlierSuccess: Boolean(facts.deploymentGroup?.lastSuccessfulDeployment),
    noWayBack: inputs.noWayBack,
    count: facts.blue!.count,
    floor: promisedFloor(facts)?.count ?? facts.blue!.count,
    ...(inputs.description ? { description: inputs.description } : {}),
  };
  return deploymentSteps(settings);
}

/** A new template version with the AMI; a group on a moving version is pinned before it exists. */
export function templateSteps({ facts }: PlanInput, { name, template, templateId }: Ingredients): Planned[] {
  const { configured, configuredNumber, running } = template;
  const moving = configured.startsWith("$");
  return [
    ...(moving
      ? [
          planned("pin-template", {
            group: name,
            template: templateId,
            moving: configured,
            number: configuredNumber,
          }),
        ]
      : []),
    planned("create-template-version", {
      group: name,
      template: templateId,
      source: running.VersionNumber!,
      imageId: facts.imageId,
    }),
  ];
}

/**
 * From the moved traffic to the commit point and the end of the deployment. Where CodeDeploy ends blue itself, the
 * commit point comes before that (rules 14, 15), and who serves is read again at its end: until then CodeDeploy may have
 * rolled back. Otherwise the deployment group is put right while undoing is possible.
 * @param settle the steps that make green an ordinary fleet again, once the deployment has ended
 */
export function endOf(input: PlanInput, steps: DeploymentSteps, settle: Planned[]): Planned[] {
  const commit = planned("commit", null);
  return settingsOf(input.facts.deploymentGroup).terminate
    ? [steps.shift, steps.verify, commit, steps.finish, steps.verifyAgain, ...settle]
    : [steps.shift, steps.finish, steps.verify, ...settle, commit];
}
