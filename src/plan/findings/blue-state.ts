import { quoted } from "../../aws/shell.ts";
import { counted, membersInService } from "../../fleet/group.ts";
import { countOf, nameIds } from "../../fleet/ids.ts";
import { heldIn } from "../../releases/kept.ts";
import { describeAutoScalingGroup } from "../aws-command.ts";
import { servingBlue } from "../blue-health.ts";
import { foundIf, ofBlue, type BlueView, type Checks } from "./check.ts";

/** Members that come or go, or that Auto Scaling is about to replace. */
const restless = ({ group }: BlueView): string[] =>
  (group.Instances ?? [])
    .filter(
      ({ LifecycleState, HealthStatus }) =>
        LifecycleState !== "Standby" && (LifecycleState !== "InService" || HealthStatus !== "Healthy"),
    )
    .map(({ InstanceId, LifecycleState, HealthStatus }) => `${InstanceId} ${LifecycleState}/${HealthStatus}`);

/** It lacks what it may not launch, and is quiet otherwise. */
const isHeldShort = (view: BlueView): boolean =>
  heldIn(view.group).includes("Launch") &&
  restless(view).length === 0 &&
  counted(view.group) < view.group.DesiredCapacity!;

/** Does blue serve, and is it at rest? */
export const blueStateChecks = {
  "blue-not-serving": {
    severity: "error",
    when: "a target group has no healthy target of blue",
    find: ofBlue((_blue, { facts }) =>
      facts.targetGroups
        .filter((targetGroup) => servingBlue(targetGroup, facts).length === 0)
        .map(({ group }) => ({
          where: `target group ${group.TargetGroupName}`,
          what: "No instance of blue is healthy in it: there is nothing to take over from, and no way back.",
          remedy: `See why: \`aws elbv2 describe-target-health --target-group-arn ${group.TargetGroupArn}\`.`,
        })),
    ),
  },
  "blue-partly-serving": {
    severity: "warning",
    when: "fewer of blue's instances are healthy in a target group than the deployment group matches",
    find: ofBlue(({ blue }, { facts }) =>
      facts.targetGroups
        .map((targetGroup) => ({ targetGroup, healthy: servingBlue(targetGroup, facts).length }))
        .filter(({ healthy }) => healthy > 0 && healthy < blue.count)
        .map(({ targetGroup: { group }, healthy }) => ({
          where: `target group ${group.TargetGroupName}`,
          what: `${healthy} of the ${countOf(blue.count, "instance")} that the deployment group matches are healthy; green gets ${blue.count}.`,
          remedy: "Nothing has to be done; CodeDeploy counts the instances that run, not the healthy ones.",
        })),
    ),
  },
  "group-unstable": {
    severity: "error",
    when: "blue's group is launching, ending or replacing instances",
    find: ofBlue((view) => {
      const { group, name, place } = view;
      const moving = restless(view);
      const count = membersInService(group).length;
      const off = count !== group.DesiredCapacity && !isHeldShort(view);
      return foundIf(moving.length > 0 || off || group.Status !== undefined, () => ({
        where: place,
        what: group.Status
          ? `It is being deleted (${group.Status}).`
          : `${count} of ${group.DesiredCapacity} instances are in service${moving.length > 0 ? `: ${nameIds(moving)}` : ""}.`,
        remedy: `Wait until it has settled, then run again: \`${describeAutoScalingGroup(name)}\`.`,
      }));
    }),
  },
  "group-held-short": {
    severity: "warning",
    when: "blue's group has fewer instances than it is asked for, since a rollback holds its launches",
    find: ofBlue((view) =>
      foundIf(isHeldShort(view), () => ({
        where: view.place,
        what: `It is asked for ${view.group.DesiredCapacity} instances and has ${view.group.Instances?.length ?? 0}: a rollback holds its launches until a deployment has succeeded.`,
        remedy: "Nothing has to be done: green launches what is missing once it serves.",
      })),
    ),
  },
  "refresh-running": {
    severity: "error",
    when: "an instance refresh of blue's group is running",
    find: ofBlue(({ blue, name, place }) =>
      foundIf(blue.refreshRunning, () => ({
        where: place,
        what: "An instance refresh is replacing its instances.",
        remedy: `Wait for its end, or cancel it: \`aws autoscaling cancel-instance-refresh --auto-scaling-group-name ${quoted(name)}\`.`,
      })),
    ),
  },
  "launch-suspended": {
    severity: "error",
    when: "the process Launch is suspended on blue's group and green would launch by it (`same-group`, `codedeploy-copy`)",
    find: ofBlue(({ group, name, place }, { facts }) =>
      foundIf(
        facts.fleet !== "clone" &&
          !heldIn(group).includes("Launch") &&
          (group.SuspendedProcesses ?? []).some(({ ProcessName }) => ProcessName === "Launch"),
        () => ({
          where: place,
          what: "Its process Launch is suspended: green would never start.",
          remedy: `\`aws autoscaling resume-processes --auto-scaling-group-name ${quoted(name)} --scaling-processes Launch\``,
        }),
      ),
    ),
  },
} satisfies Checks;
