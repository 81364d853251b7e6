import type { DeploymentGroupInfo } from "@aws-sdk/client-codedeploy";
import type { LoadBalancer, TargetGroup } from "@aws-sdk/client-elastic-load-balancing-v2";
import { refusedWith } from "../../aws/aws-error.ts";
import type { Aws } from "../../aws/call.ts";
import type { Facts, TargetGroupFacts } from "../facts.ts";

type TrafficFacts = Pick<Facts, "targetGroups" | "missingTargetGroups" | "classicLoadBalancers">;

const CROSS_ZONE = "load_balancing.cross_zone.enabled";
/** Seconds, when AWS does not say otherwise (ELB user guide: target group attributes). */
const DEFAULT_DELAY = 300;

/** What the deployment group says about traffic, its names resolved and their health read. */
export async function readTraffic(aws: Aws, group: DeploymentGroupInfo | undefined): Promise<TrafficFacts> {
  const info = group?.loadBalancerInfo;
  const names = (info?.targetGroupInfoList ?? []).map(({ name }) => name!);
  const classicLoadBalancers = (info?.elbInfoList ?? []).map(({ name }) => name!);
  const found = await findTargetGroups(aws, names);
  const balancers = await readBalancers(aws, [
    ...new Set(found.flatMap(({ LoadBalancerArns }) => LoadBalancerArns ?? [])),
  ]);
  const targetGroups = await Promise.all(found.map((one) => readTargetGroup(aws, one, balancers)));
  const known = new Set(found.map(({ TargetGroupName }) => TargetGroupName));
  return {
    targetGroups,
    missingTargetGroups: names.filter((name) => !known.has(name)),
    classicLoadBalancers,
  };
}

/** One unknown name fails the whole call: then each is asked for alone. */
async function findTargetGroups(aws: Aws, names: string[]): Promise<TargetGroup[]> {
  if (names.length === 0) return [];
  try {
    return (await aws("elasticloadbalancing:DescribeTargetGroups", { Names: names })).TargetGroups ?? [];
  } catch (error) {
    if (!refusedWith(error, "TargetGroupNotFound")) throw error;
    if (names.length === 1) return [];
    return (await Promise.all(names.map((name) => findTargetGroups(aws, [name])))).flat();
  }
}

const readBalancers = async (aws: Aws, arns: string[]): Promise<LoadBalancer[]> =>
  arns.length === 0
    ? []
    : ((await aws("elasticloadbalancing:DescribeLoadBalancers", { LoadBalancerArns: arns })).LoadBalancers ??
      []);

async function readTargetGroup(
  aws: Aws,
  group: TargetGroup,
  balancers: LoadBalancer[],
): Promise<TargetGroupFacts> {
  const TargetGroupArn = group.TargetGroupArn!;
  const loadBalancers = balancers.filter(({ LoadBalancerArn }) =>
    group.LoadBalancerArns?.includes(LoadBalancerArn!),
  );
  const [{ Attributes = [] }, health] = await Promise.all([
    aws("elasticloadbalancing:DescribeTargetGroupAttributes", { TargetGroupArn }),
    aws("elasticloadbalancing:DescribeTargetHealth", { TargetGroupArn }),
  ]);
  const attribute = (key: string): string | undefined => Attributes.find(({ Key }) => Key === key)?.Value;
  const own = attribute(CROSS_ZONE);
  return {
    group,
    loadBalancers,
    deregistrationDelay: Number(attribute("deregistration_delay.timeout_seconds") ?? DEFAULT_DELAY),
    crossZone:
      own === "true" || own === "false" ? own === "true" : await balancersCrossZones(aws, loadBalancers),
    health: health.TargetHealthDescriptions ?? [],
  };
}

/** An ALB always balances across zones unless the target group says otherwise; an NLB when its own attribute says so. */
async function balancersCrossZones(aws: Aws, loadBalancers: LoadBalancer[]): Promise<boolean> {
  const settings = await Promise.all(
    loadBalancers
      .filter(({ Type }) => Type !== "application")
      .map(({ LoadBalancerArn }) =>
        aws("elasticloadbalancing:DescribeLoadBalancerAttributes", { LoadBalancerArn }),
      ),
  );
  return settings.every(({ Attributes = [] }) =>
    Attributes.some(({ Key, Value }) => Key === CROSS_ZONE && Value === "true"),
  );
}
