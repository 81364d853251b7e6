import { heldIn } from "../../releases/kept.ts";
import { counted } from "../../fleet/group.ts";
import { countOf, nameIds } from "../../fleet/ids.ts";
import { servingBlue } from "../blue-health.ts";
import { quoted } from "../../aws/shell.ts";
import { listedGroups } from "../deployment-group.ts";
import { selects, tagsOf } from "../tag-filters.ts";
import { foundIf, groupPlace, ofBlue, type BlueView, type Checks, type View } from "./check.ts";

const describe = (name: string): string =>
  `\`aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names ${quoted(name)}\``;

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

/** Does the deployment group count the fleet as its own? */
const isMatched = ({ name, blue }: BlueView, { facts }: View): boolean =>
  listedGroups(facts.deploymentGroup).includes(name) ||
  blue.instances.some(({ Tags }) => selects(facts.deploymentGroup!, tagsOf(Tags)));

/** Which fleet is blue, and is it well? */
export const blueChecks = {
  "blue-missing": {
    severity: "error",
    when: "blue's Auto Scaling group is not found",
    find: (view) => {
      const { facts, inputs } = view;
      const [name, ...more] = facts.blueCandidates;
      return foundIf(facts.deploymentGroup !== undefined && !facts.blue && more.length === 0, () =>
        name === undefined
          ? {
              where: groupPlace(view),
              what: "It lists no Auto Scaling group, and no running instance that its tags select belongs to one.",
              remedy: `Name blue in the input \`auto-scaling-group\`, or check the deployment group's tags (our tag key is ${inputs.tagKey}).`,
            }
          : {
              where: `Auto Scaling group ${name}`,
              what: "It does not exist in this account and region.",
              remedy: `${describe(name)}; then correct the input \`auto-scaling-group\` or the deployment group.`,
            },
      );
    },
  },
  "blue-ambiguous": {
    severity: "error",
    when: "several Auto Scaling groups could be blue",
    find: (view) => {
      const { blueCandidates, deploymentGroup } = view.facts;
      return foundIf(blueCandidates.length > 1 && listedGroups(deploymentGroup).length <= 1, () => ({
        where: groupPlace(view),
        what: `Its tags select instances of several Auto Scaling groups: ${nameIds(blueCandidates)}.`,
        remedy: "Name blue in the input `auto-scaling-group`, or make the deployment group's tags narrower.",
      }));
    },
  },
  "blue-unmatched": {
    severity: "error",
    when: "the deployment group does not count blue's instances as its own",
    find: ofBlue((view, all) =>
      foundIf(all.facts.deploymentGroup !== undefined && !isMatched(view, all), () => ({
        where: view.place,
        what: `${groupPlace(all)} neither lists it nor selects its instances by tags: CodeDeploy would take other instances for blue.`,
        remedy:
          "Name the Auto Scaling group that the deployment group serves, or correct the deployment group.",
      })),
    ),
  },
  "blue-in-several": {
    severity: "error",
    when: "blue belongs to another deployment group too",
    find: ofBlue(({ blue, name, place }, { facts }) => {
      const others = facts.siblings
        .filter(
          (sibling) =>
            listedGroups(sibling).includes(name) ||
            blue.instances.some(({ Tags }) => selects(sibling, tagsOf(Tags))),
        )
        .map(({ deploymentGroupName }) => deploymentGroupName!);
      const hooks = blue.hooks.filter(
        ({ LifecycleHookName, LifecycleTransition }) =>
          LifecycleHookName?.startsWith("CodeDeploy") &&
          LifecycleTransition === "autoscaling:EC2_INSTANCE_LAUNCHING",
      );
      return foundIf(others.length > 0 || hooks.length > 1, () => ({
        where: place,
        what:
          others.length > 0
            ? `It also belongs to the deployment group ${nameIds(others)}: two would install on the same instances.`
            : `It has ${hooks.length} launch hooks of CodeDeploy: several deployment groups, perhaps of another application, install on its instances.`,
        remedy:
          "Leave the fleet in one deployment group, and take it out of the others by update-deployment-group.",
      }));
    }),
  },
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
      const inService = (group.Instances ?? []).filter(
        ({ LifecycleState }) => LifecycleState === "InService",
      );
      const off = inService.length !== group.DesiredCapacity && !isHeldShort(view);
      return foundIf(moving.length > 0 || off || group.Status !== undefined, () => ({
        where: place,
        what: group.Status
          ? `It is being deleted (${group.Status}).`
          : `${inService.length} of ${group.DesiredCapacity} instances are in service${moving.length > 0 ? `: ${nameIds(moving)}` : ""}.`,
        remedy: `Wait until it has settled, then run again: ${describe(name)}.`,
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
  "instances-outside": {
    severity: "warning",
    when: "the deployment group matches instances that are not in blue's Auto Scaling group",
    find: ofBlue(({ blue, name, place }, { facts }) => {
      const outside = blue.instances
        .filter(({ Tags }) => selects(facts.deploymentGroup ?? {}, tagsOf(Tags)))
        .filter(({ Tags }) => tagsOf(Tags)["aws:autoscaling:groupName"] !== name)
        .map(({ InstanceId }) => InstanceId!);
      return foundIf(outside.length > 0, () => ({
        where: place,
        what: `The deployment group's tags also match ${nameIds(outside)} outside of it: they count for the size of green and leave the load balancer with blue, but nobody retires them.`,
        remedy: "Take the tag off them if they do not belong to the fleet.",
      }));
    }),
  },
} satisfies Checks;
