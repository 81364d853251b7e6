import { nameIds } from "../../fleet/ids.ts";
import { GROUP_TAG } from "../../fleet/members.ts";
import { describeAutoScalingGroup } from "../aws-command.ts";
import { listedGroups } from "../deployment-group.ts";
import { selects, tagsOf } from "../tag-filters.ts";
import { foundIf, groupPlace, ofBlue, type BlueView, type Checks, type View } from "./check.ts";

/** Does the deployment group count the fleet as its own? */
const isMatched = ({ name, blue }: BlueView, { facts }: View): boolean =>
  listedGroups(facts.deploymentGroup).includes(name) ||
  blue.instances.some(({ Tags }) => selects(facts.deploymentGroup!, tagsOf(Tags)));

/** Which fleet is blue? */
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
              remedy: `\`${describeAutoScalingGroup(name)}\`; then correct the input \`auto-scaling-group\` or the deployment group.`,
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
  "instances-outside": {
    severity: "error",
    when: "the deployment group matches instances that are not in blue's Auto Scaling group",
    find: ofBlue(({ blue, name, place }, { facts }) => {
      const outside = blue.instances
        .filter(({ Tags }) => selects(facts.deploymentGroup ?? {}, tagsOf(Tags)))
        .filter(({ Tags }) => tagsOf(Tags)[GROUP_TAG] !== name)
        .map(({ InstanceId }) => InstanceId!);
      return foundIf(outside.length > 0, () => ({
        where: place,
        what: `The deployment group's tags also match ${nameIds(outside)} outside of it: CodeDeploy would take them out of the load balancer with blue, and wants as many green instances as there are with them, while green gets as many as the group has.`,
        remedy:
          "Take the tag off them if they do not belong to the fleet, or attach them to the group (`aws autoscaling attach-instances`).",
      }));
    }),
  },
} satisfies Checks;
