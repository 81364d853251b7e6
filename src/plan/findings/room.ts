import { countOf } from "../../fleet/ids.ts";
import { quoted } from "../../aws/shell.ts";
import { updateAutoScalingGroup } from "../aws-command.ts";
import { registered } from "../blue-health.ts";
import type { Facts, TargetGroupFacts } from "../facts.ts";
import { foundIf, groupPlace, ofBlue, type Checks, type Found } from "./check.ts";

/** Instances per deployment at the default quota (CodeDeploy user guide, limits); both fleets count. */
const INSTANCES_PER_DEPLOYMENT = 1000;

const QUOTA = "Ask for a higher quota (Service Quotas console), or free some.";

/** What one target group or load balancer holds now and would hold with green. */
function overfull(where: string, limit: number | undefined, has: number, more: number): Found[] {
  return foundIf(limit !== undefined && has + more > limit, () => ({
    where,
    what: `It has ${countOf(has, "target")}; with ${more} more of green it would exceed its quota of ${limit}.`,
    remedy: QUOTA,
  }));
}

/** Registrations of the target groups behind each load balancer, as far as this deployment group knows them. */
function perBalancer({ targetGroups }: Facts): [name: string, has: number, groups: number][] {
  const names = new Set(targetGroups.flatMap((one) => one.loadBalancers.map((lb) => lb.LoadBalancerName!)));
  return [...names].map((name) => {
    const behind = targetGroups.filter((one) => one.loadBalancers.some((lb) => lb.LoadBalancerName === name));
    return [name, behind.reduce((sum, one) => sum + registered(one).length, 0), behind.length];
  });
}

/** Targets in the fullest zone. */
function fullestZone(one: TargetGroupFacts, { blue }: Facts): number {
  const zones = new Map(blue?.instances.map((at) => [at.InstanceId, at.Placement?.AvailabilityZone]));
  const counts = new Map<string | undefined, number>();
  for (const id of registered(one)) counts.set(zones.get(id), (counts.get(zones.get(id)) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

const isNetwork = (one: TargetGroupFacts): boolean =>
  one.loadBalancers.some(({ Type }) => Type === "network");

/** Is there room for two fleets at once? */
export const roomChecks = {
  "max-size": {
    severity: "error",
    when: "blue's size does not fit the MaxSize that green's group inherits (`clone`, `codedeploy-copy`)",
    find: ofBlue(({ blue: { count }, group, name, place }, { facts }) =>
      foundIf(facts.fleet !== "same-group" && count > group.MaxSize!, () => ({
        where: place,
        what: `Green needs ${countOf(count, "instance")}, but its group inherits the MaxSize of ${group.MaxSize}.`,
        remedy: `\`${updateAutoScalingGroup(name, `--max-size ${count}`)}\``,
      })),
    ),
  },
  "max-size-raised": {
    severity: "warning",
    when: "`fleet` is `same-group` and both fleets together exceed the group's MaxSize, which is raised meanwhile",
    find: ofBlue(({ blue: { count }, group, place }, { facts }) => {
      const both = (group.DesiredCapacity ?? 0) + count;
      return foundIf(facts.fleet === "same-group" && both > group.MaxSize!, () => ({
        where: place,
        what: `Its MaxSize of ${group.MaxSize} is raised to ${both} while both fleets run.`,
        remedy: "Nothing has to be done; it goes back to what it was.",
      }));
    }),
  },
  "subnet-addresses": {
    severity: "error",
    when: "blue's subnets have fewer free addresses than green needs",
    find: ofBlue(({ blue: { count }, place }, { facts: { subnets } }) => {
      const free = subnets.reduce((sum, one) => sum + (one.AvailableIpAddressCount ?? 0), 0);
      return foundIf(subnets.length > 0 && free < count, () => ({
        where: place,
        what: `Its subnets (${subnets.map(({ SubnetId }) => SubnetId).join(", ")}) have ${free} free addresses, green needs ${count}.`,
        remedy: "Add a subnet to the group, or free addresses in these.",
      }));
    }),
  },
  "targets-per-group": {
    severity: "error",
    when: "both fleets together exceed a target group's quota of targets",
    find: ofBlue(({ blue: { count } }, { facts }) =>
      facts.targetGroups.flatMap((one) =>
        overfull(
          `target group ${one.group.TargetGroupName}`,
          facts.limits.targetsPerTargetGroup,
          registered(one).length,
          count,
        ),
      ),
    ),
  },
  "targets-per-balancer": {
    severity: "error",
    when: "both fleets together exceed a load balancer's quota of targets",
    find: ofBlue(({ blue: { count } }, { facts }) =>
      perBalancer(facts).flatMap(([name, has, groups]) =>
        overfull(`load balancer ${name}`, facts.limits.targetsPerLoadBalancer, has, count * groups),
      ),
    ),
  },
  "targets-per-zone": {
    severity: "error",
    when: "both fleets together exceed a Network Load Balancer's quota of targets in a zone",
    find: ofBlue(({ blue: { count } }, { facts }) => {
      const zones = Math.max(1, new Set(facts.subnets.map(({ AvailabilityZone }) => AvailabilityZone)).size);
      return facts.targetGroups
        .filter(isNetwork)
        .flatMap((one) =>
          overfull(
            `a zone of target group ${one.group.TargetGroupName}`,
            facts.limits.targetsPerZone,
            fullestZone(one, facts),
            Math.ceil(count / zones),
          ),
        );
    }),
  },
  "group-quota": {
    severity: "error",
    when: "the account has no room for another Auto Scaling group (`clone`, `codedeploy-copy`)",
    find: ({ facts: { fleet, limits } }) => {
      const { max, used } = limits.autoScalingGroups ?? { max: Infinity, used: 0 };
      return foundIf(fleet !== "same-group" && used >= max, () => ({
        where: "Auto Scaling groups of the account",
        what: `${used} of ${max} exist already: there is no room for green's.`,
        remedy: `${QUOTA} \`aws autoscaling describe-account-limits\``,
      }));
    },
  },
  "codedeploy-quota": {
    severity: "warning",
    when: "both fleets together exceed CodeDeploy's default quota of 1,000 instances per deployment, which cannot be read",
    find: ofBlue(({ blue: { count } }, view) =>
      foundIf(2 * count > INSTANCES_PER_DEPLOYMENT, () => ({
        where: groupPlace(view),
        what: `${2 * count} instances take part; the default quota is ${INSTANCES_PER_DEPLOYMENT} per deployment.`,
        remedy: `Check it: \`aws service-quotas list-service-quotas --service-code codedeploy --query ${quoted("Quotas[?contains(QuotaName, `instances`)]")}\`.`,
      })),
    ),
  },
} satisfies Checks;
