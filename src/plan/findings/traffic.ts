import { nameIds } from "../../fleet/ids.ts";
import { quoted } from "../../aws/shell.ts";
import { updateGroup } from "../aws-command.ts";
import { registered, strangers } from "../blue-health.ts";
import type { TargetGroupFacts } from "../facts.ts";
import {
  foundIf,
  groupPlace,
  ofBlue,
  ofGroup,
  type Check,
  type Checks,
  type Found,
  type View,
} from "./check.ts";

/** Seconds: a longer drain outlives what CodeDeploy waits for (inferred). */
const LONGEST_DELAY = 15 * 60;

const place = ({ group }: TargetGroupFacts): string => `target group ${group.TargetGroupName}`;

const attribute = (one: TargetGroupFacts, key: string, value: string): string =>
  `\`aws elbv2 modify-target-group-attributes --target-group-arn ${one.group.TargetGroupArn} --attributes Key=${key},Value=${value}\``;

/** A check of each target group. */
const ofEach =
  (find: (one: TargetGroupFacts, view: View) => Omit<Found, "where"> | undefined): Check["find"] =>
  (view) =>
    view.facts.targetGroups.flatMap((one) => {
      const found = find(one, view);
      return found ? [{ where: place(one), ...found }] : [];
    });

/** The zones blue launches into that a load balancer does not serve. */
const foreignZones = ({ loadBalancers }: TargetGroupFacts, { facts }: View): string[] => {
  const zones = [...new Set(facts.subnets.map(({ AvailabilityZone }) => AvailabilityZone!))];
  return loadBalancers.length === 0
    ? []
    : zones.filter(
        (zone) =>
          !loadBalancers.some(({ AvailabilityZones }) =>
            AvailabilityZones?.some(({ ZoneName }) => ZoneName === zone),
          ),
      );
};

/** Target groups and load balancers. */
export const trafficChecks = {
  "no-load-balancer": {
    severity: "error",
    when: "the deployment group has no load balancer, or does not control traffic",
    find: ofGroup((group, view) => {
      const { deploymentStyle, loadBalancerInfo: info } = group;
      const none = !info?.targetGroupInfoList?.length && !info?.elbInfoList?.length;
      const uncontrolled = deploymentStyle?.deploymentOption !== "WITH_TRAFFIC_CONTROL";
      return foundIf(deploymentStyle?.deploymentType === "BLUE_GREEN" && (none || uncontrolled), () => ({
        where: groupPlace(view),
        what: none
          ? "It names no target group: nobody would send users to green."
          : "Its deployment option is not WITH_TRAFFIC_CONTROL: CodeDeploy would not move the traffic.",
        remedy:
          "Set `--deployment-style deploymentType=BLUE_GREEN,deploymentOption=WITH_TRAFFIC_CONTROL --load-balancer-info targetGroupInfoList=[{name=<target group>}]` by `aws deploy update-deployment-group`.",
      }));
    }),
  },
  "classic-load-balancer": {
    severity: "error",
    when: "the deployment group names a Classic Load Balancer",
    find: (view) =>
      foundIf(view.facts.classicLoadBalancers.length > 0, () => ({
        where: groupPlace(view),
        what: `It names the Classic Load Balancer ${view.facts.classicLoadBalancers.join(", ")}, in which this action cannot verify traffic.`,
        remedy:
          "Use the target groups of an Application or Network Load Balancer. (A target group's name in elbInfoList is a common slip.)",
      })),
  },
  "target-group-missing": {
    severity: "error",
    when: "a target group that the deployment group names does not exist",
    find: ({ facts, ...view }) =>
      facts.missingTargetGroups.map((name) => ({
        where: `target group ${name}`,
        what: `${groupPlace({ facts, ...view })} names it, but it does not exist in this region.`,
        remedy:
          "Correct the deployment group's load balancer information: `aws elbv2 describe-target-groups`.",
      })),
  },
  "target-group-unattached": {
    severity: "error",
    when: "no listener forwards to a target group",
    find: ofEach(({ group }) =>
      group.LoadBalancerArns?.length
        ? undefined
        : {
            what: "No listener forwards to it: its targets never become healthy, and CodeDeploy would wait for them in vain.",
            remedy: "Attach it to a listener or rule, or take it out of the deployment group.",
          },
    ),
  },
  "target-type": {
    severity: "error",
    when: "a target group's targets are not instances",
    find: ofEach(({ group }) =>
      (group.TargetType ?? "instance") === "instance"
        ? undefined
        : {
            what: `Its target type is ${group.TargetType}; CodeDeploy registers instances by their ids.`,
            remedy: "Use a target group of the type `instance`.",
          },
    ),
  },
  "deregistration-delay": {
    severity: "error",
    when: "a target group's deregistration delay is above 15 minutes",
    find: ofEach((one) =>
      one.deregistrationDelay <= LONGEST_DELAY
        ? undefined
        : {
            what: `Its deregistration delay is ${one.deregistrationDelay} s: CodeDeploy may give up waiting for blue to drain.`,
            remedy: attribute(one, "deregistration_delay.timeout_seconds", "300"),
          },
    ),
  },
  "cross-zone-off": {
    severity: "warning",
    when: "cross-zone load balancing is off for a target group and blue spans several zones",
    find: ofEach((one, { facts }) =>
      one.crossZone || new Set(facts.subnets.map(({ AvailabilityZone }) => AvailabilityZone)).size < 2
        ? undefined
        : {
            what: "Cross-zone load balancing is off: each zone is served by its own instances, so green must be healthy in every zone of blue's.",
            remedy: `We count per zone; to let all zones share: ${attribute(one, "load_balancing.cross_zone.enabled", "true")}.`,
          },
    ),
  },
  "zone-not-enabled": {
    severity: "error",
    when: "blue launches into a zone that the load balancer does not serve",
    find: ofEach((one, view) => {
      const zones = foreignZones(one, view);
      return zones.length === 0
        ? undefined
        : {
            what: `Blue also launches into ${zones.join(", ")}, which its load balancer does not serve: an instance there never becomes healthy.`,
            remedy:
              "Add the zone to the load balancer (`aws elbv2 set-subnets`), or take the subnet out of the Auto Scaling group.",
          };
    }),
  },
  "target-group-unnamed": {
    severity: "error",
    when: "blue's Auto Scaling group is attached to a target group or load balancer that the deployment group does not name",
    find: ofBlue(({ group, place: where }, { facts }) => {
      const { deploymentGroup, targetGroups } = facts;
      const named = new Set(targetGroups.map((one) => one.group.TargetGroupArn));
      const others = (group.TargetGroupARNs ?? [])
        .filter((arn) => !named.has(arn))
        .map((arn) => arn.split("/")[1] ?? arn);
      const all = [...targetGroups.map((one) => one.group.TargetGroupName), ...others];
      const also = [...others, ...(group.LoadBalancerNames ?? [])];
      return foundIf(targetGroups.length > 0 && also.length > 0, () => ({
        where,
        what: `It is also attached to ${also.join(", ")}, which the deployment group does not name: CodeDeploy would not bring green there, and blue would leave it without a successor.`,
        remedy: `Name it: \`${updateGroup(deploymentGroup, `--load-balancer-info ${quoted(`targetGroupInfoList=[${all.map((name) => `{name=${name}}`).join(",")}]`)}`)}\`, or detach it from the group.`,
      }));
    }),
  },
  "vpc-lattice": {
    severity: "error",
    when: "blue's Auto Scaling group is attached to a VPC Lattice target group",
    find: ofBlue(({ group, name, place: where }) => {
      const lattice = (group.TrafficSources ?? []).filter(({ Type }) => Type === "vpc-lattice");
      const sources = lattice.map(({ Identifier, Type }) => quoted(`Identifier=${Identifier},Type=${Type}`));
      return foundIf(lattice.length > 0, () => ({
        where,
        what: `It is attached to the VPC Lattice target group ${lattice.map(({ Identifier }) => Identifier).join(", ")}: neither CodeDeploy nor this action can see who serves there, and blue would leave it without a successor.`,
        remedy: `Send its users through the load balancer, then detach it: \`aws autoscaling detach-traffic-sources --auto-scaling-group-name ${quoted(name)} --traffic-sources ${sources.join(" ")}\`.`,
      }));
    }),
  },
  "stranger-targets": {
    severity: "warning",
    when: "a target group has targets that are not blue's",
    find: ofEach((one, { facts }) => {
      const others = strangers(one, facts);
      return !facts.blue || others.length === 0
        ? undefined
        : {
            what: `${nameIds(others)} of its ${registered(one).length} targets are not blue's: they go on serving whatever they run.`,
            remedy: `If they are leftovers: \`aws elbv2 deregister-targets --target-group-arn ${one.group.TargetGroupArn} --targets ${others
              .map((id) => `Id=${id}`)
              .slice(0, 10)
              .join(" ")}\`.`,
          };
    }),
  },
  "target-group-shared": {
    severity: "warning",
    when: "another deployment group of the application uses the same target group",
    find: ofEach(({ group }, { facts }) => {
      const others = facts.siblings
        .filter(({ loadBalancerInfo }) =>
          loadBalancerInfo?.targetGroupInfoList?.some(({ name }) => name === group.TargetGroupName),
        )
        .map(({ deploymentGroupName }) => deploymentGroupName!);
      return others.length === 0
        ? undefined
        : {
            what: `The deployment group ${nameIds(others)} registers its instances there too: two fleets share the traffic.`,
            remedy: "Give each fleet its own target group, and never release both at the same time.",
          };
    }),
  },
} satisfies Checks;
