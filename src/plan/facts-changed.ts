import { servingBlue } from "./blue-health.ts";
import { revisionText, versionText } from "./describe.ts";
import type { Facts } from "./facts.ts";

const names = (list: readonly (string | undefined)[]): string =>
  list
    .filter((name) => name !== undefined)
    .sort()
    .join(", ") || "none";

/** What the plan rests on, each as a text to compare and to show. */
const grounds = {
  "The AMI": ({ imageId }: Facts) => imageId,
  "The way of making green": ({ fleet }) => fleet,
  "Blue's Auto Scaling group": ({ blue }) => blue?.group.AutoScalingGroupName ?? "none",
  "The number of instances that the deployment group matches": ({ blue }) => String(blue?.count ?? 0),
  "The group's sizes": ({ blue }) =>
    blue
      ? `${blue.group.MinSize}/${blue.group.DesiredCapacity}/${blue.group.MaxSize} (min/desired/max)`
      : "none",
  "The group's template version": ({ blue }) => versionText(blue?.template),
  "The template version that blue runs": ({ blue }) =>
    String(blue?.template?.running.VersionNumber ?? "none"),
  "The group's suspended processes": ({ blue }) =>
    names((blue?.group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName)),
  "The group's lifecycle hooks": ({ blue }) =>
    names((blue?.hooks ?? []).map(({ LifecycleHookName }) => LifecycleHookName)),
  "The group's scaling policies": ({ blue }) =>
    names((blue?.policies ?? []).map(({ PolicyName }) => PolicyName)),
  "The group's scheduled actions": ({ blue }) =>
    names((blue?.schedules ?? []).map(({ ScheduledActionName }) => ScheduledActionName)),
  "The group's tags": ({ blue }) =>
    names((blue?.group.Tags ?? []).map(({ Key, Value }) => `${Key}=${Value}`)),
  "The revision": ({ revision }) => revisionText(revision),
  "The deployment configuration": ({ deploymentConfig }) => deploymentConfig?.deploymentConfigName ?? "none",
  "The deployment group's blue/green settings": ({ deploymentGroup }) =>
    JSON.stringify(deploymentGroup?.blueGreenDeploymentConfiguration ?? {}),
  "The deployment group's Auto Scaling groups": ({ deploymentGroup }) =>
    names((deploymentGroup?.autoScalingGroups ?? []).map(({ name }) => name)),
  "The deployment group's tag filters": ({ deploymentGroup }) =>
    JSON.stringify([deploymentGroup?.ec2TagFilters ?? [], deploymentGroup?.ec2TagSet?.ec2TagSetList ?? []]),
  "The target groups": ({ targetGroups }) =>
    names(
      targetGroups.map(
        ({ group, deregistrationDelay, crossZone }) =>
          `${group.TargetGroupName} (drains ${deregistrationDelay} s, cross-zone ${crossZone ? "on" : "off"})`,
      ),
    ),
  "Blue's healthy targets": (facts) =>
    names(
      facts.targetGroups.map((one) => `${servingBlue(one, facts).length} in ${one.group.TargetGroupName}`),
    ),
} satisfies Record<string, (facts: Facts) => string>;

/** What changed between two readings of what the plan rests on (rule 23), a sentence each; pure. */
export const factsChanged = (before: Facts, after: Facts): string[] =>
  Object.entries(grounds)
    .map(([what, read]) => ({ what, was: read(before), is: read(after) }))
    .filter(({ was, is }) => was !== is)
    .map(({ what, was, is }) => `${what} changed while waiting: it was ${was}, now it is ${is}.`);
