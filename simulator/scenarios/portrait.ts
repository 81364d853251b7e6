import type { CallAws } from "../wire/caller.ts";

/**
 * What a person would compare to see whether everything is as it was: plain data, sorted, without what changes by
 * itself (times, ids of requests, health in passing, what a parameter store or a history keeps on purpose).
 */
export interface Portrait {
  groups: Record<string, unknown>;
  instances: Record<string, unknown>;
  templates: Record<string, unknown>;
  targets: Record<string, string[]>;
  deploymentGroups: Record<string, unknown>;
  alarms: string[];
}

type Page = Record<string, unknown>;

/** Takes the portrait by reading calls alone. */
export async function portrait(aws: CallAws): Promise<Portrait> {
  const pages = async (operation: string, input: Page, tokens: [string, string]): Promise<Page[]> => {
    const all: Page[] = [];
    let token: unknown;
    do {
      const page = (await aws(
        operation as never,
        { ...input, ...(token ? { [tokens[0]]: token } : {}) } as never,
      )) as Page;
      all.push(page);
      token = page[tokens[1]];
    } while (token);
    return all;
  };
  const list = async <T>(
    operation: string,
    input: Page,
    member: string,
    tokens: [string, string],
  ): Promise<T[]> =>
    (await pages(operation, input, tokens)).flatMap((page) => (page[member] as T[] | undefined) ?? []);

  return {
    groups: await groupsOf(list),
    instances: await instancesOf(list),
    templates: await templatesOf(list),
    targets: await targetsOf(aws, list),
    deploymentGroups: await deploymentGroupsOf(aws, list),
    alarms: (await list<{ AlarmName?: string }>("cloudwatch:DescribeAlarms", {}, "MetricAlarms", TOKENS))
      .map(({ AlarmName }) => AlarmName!)
      .sort(),
  };
}

type List = <T>(operation: string, input: Page, member: string, tokens: [string, string]) => Promise<T[]>;
const TOKENS: [string, string] = ["NextToken", "NextToken"];
type Tagged = { Key?: string; Value?: string; PropagateAtLaunch?: boolean };

const tagsOf = (tags: Tagged[] | undefined): string[] =>
  (tags ?? [])
    .map(({ Key, Value, PropagateAtLaunch }) => `${Key}=${Value}${PropagateAtLaunch ? " (propagated)" : ""}`)
    .sort();

async function groupsOf(list: List): Promise<Record<string, unknown>> {
  const groups = await list<Record<string, never>>(
    "autoscaling:DescribeAutoScalingGroups",
    {},
    "AutoScalingGroups",
    TOKENS,
  );
  const entries = groups.map(async (group) => {
    const name = group["AutoScalingGroupName"] as unknown as string;
    const policies = await list<{ PolicyName?: string }>(
      "autoscaling:DescribePolicies",
      { AutoScalingGroupName: name },
      "ScalingPolicies",
      TOKENS,
    );
    const hooks = await list<{ LifecycleHookName?: string }>(
      "autoscaling:DescribeLifecycleHooks",
      { AutoScalingGroupName: name },
      "LifecycleHooks",
      TOKENS,
    );
    const instances = group["Instances"] as unknown as {
      InstanceId: string;
      LifecycleState: string;
      HealthStatus: string;
      ProtectedFromScaleIn: boolean;
    }[];
    const suspended = group["SuspendedProcesses"] as unknown as { ProcessName: string }[] | undefined;
    return [
      name,
      {
        min: group["MinSize"],
        max: group["MaxSize"],
        desired: group["DesiredCapacity"],
        template: group["LaunchTemplate"] ?? group["MixedInstancesPolicy"] ?? null,
        suspended: (suspended ?? []).map(({ ProcessName }) => ProcessName).sort(),
        attached: [...((group["TargetGroupARNs"] as unknown as string[] | undefined) ?? [])].sort(),
        tags: tagsOf(group["Tags"] as unknown as Tagged[]),
        policies: policies.map(({ PolicyName }) => PolicyName).sort(),
        // CodeDeploy gives its hook a new name whenever it puts it back.
        hooks: hooks
          .map(({ LifecycleHookName }) => LifecycleHookName!.replace(/-[0-9a-f]{8}-[0-9a-f-]{27}$/, ""))
          .sort(),
        instances: instances
          .map(
            (one) =>
              `${one.InstanceId} ${one.LifecycleState} ${one.HealthStatus}${one.ProtectedFromScaleIn ? " protected" : ""}`,
          )
          .sort(),
      },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function instancesOf(list: List): Promise<Record<string, unknown>> {
  const reservations = await list<{
    Instances?: { InstanceId: string; ImageId: string; State: { Name: string }; Tags?: Tagged[] }[];
  }>(
    "ec2:DescribeInstances",
    { Filters: [{ Name: "instance-state-name", Values: ["pending", "running", "stopping", "stopped"] }] },
    "Reservations",
    TOKENS,
  );
  const instances = reservations.flatMap(({ Instances }) => Instances ?? []);
  return Object.fromEntries(
    instances.map(({ InstanceId, ImageId, State, Tags }) => [
      InstanceId,
      { image: ImageId, state: State.Name, tags: tagsOf(Tags) },
    ]),
  );
}

async function templatesOf(list: List): Promise<Record<string, unknown>> {
  const templates = await list<{ LaunchTemplateId: string; DefaultVersionNumber: number }>(
    "ec2:DescribeLaunchTemplates",
    {},
    "LaunchTemplates",
    TOKENS,
  );
  const entries = templates.map(async ({ LaunchTemplateId, DefaultVersionNumber }) => {
    const versions = await list<{ VersionNumber: number }>(
      "ec2:DescribeLaunchTemplateVersions",
      { LaunchTemplateId },
      "LaunchTemplateVersions",
      TOKENS,
    );
    return [
      LaunchTemplateId,
      { default: DefaultVersionNumber, versions: versions.map(({ VersionNumber }) => VersionNumber).sort() },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function targetsOf(aws: CallAws, list: List): Promise<Record<string, string[]>> {
  const groups = await list<{ TargetGroupArn: string; TargetGroupName: string }>(
    "elasticloadbalancing:DescribeTargetGroups",
    {},
    "TargetGroups",
    ["Marker", "NextMarker"],
  );
  const entries = groups.map(async ({ TargetGroupArn, TargetGroupName }) => {
    const { TargetHealthDescriptions = [] } = await aws("elasticloadbalancing:DescribeTargetHealth", {
      TargetGroupArn,
    });
    const rows = TargetHealthDescriptions.map(
      ({ Target, TargetHealth }) => `${Target!.Id}:${Target!.Port} ${TargetHealth!.State}`,
    );
    return [TargetGroupName, rows.sort()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function deploymentGroupsOf(aws: CallAws, list: List): Promise<Record<string, unknown>> {
  const tokens: [string, string] = ["nextToken", "nextToken"];
  const found: Record<string, unknown> = {};
  for (const applicationName of await list<string>("codedeploy:ListApplications", {}, "applications", tokens))
    for (const deploymentGroupName of await list<string>(
      "codedeploy:ListDeploymentGroups",
      { applicationName },
      "deploymentGroups",
      tokens,
    )) {
      const { deploymentGroupInfo: info } = await aws("codedeploy:GetDeploymentGroup", {
        applicationName,
        deploymentGroupName,
      });
      found[`${applicationName}/${deploymentGroupName}`] = {
        groups: (info!.autoScalingGroups ?? []).map(({ name }) => name).sort(),
        filters: info!.ec2TagFilters ?? [],
        sets: info!.ec2TagSet ?? null,
        revision: info!.targetRevision ?? null,
      };
    }
  return found;
}

/** What differs, one sentence each; nothing when the worlds are the same. */
export function differences(before: Portrait, after: Portrait): string[] {
  return diff("", before, after);
}

function diff(path: string, a: unknown, b: unknown): string[] {
  if (isPlain(a) && isPlain(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
      diff(path ? `${path}.${key}` : key, a[key], b[key]),
    );
  const [before, after] = [JSON.stringify(a), JSON.stringify(b)];
  return before === after ? [] : [`${path}: was ${before ?? "absent"}, is ${after ?? "absent"}`];
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
