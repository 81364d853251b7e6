import type { AutoScalingGroup, Instance as Member } from "@aws-sdk/client-auto-scaling";
import type { CallAws } from "../wire/caller.ts";
import { everyPage } from "./every-page.ts";

/**
 * What a person would compare to see whether everything is as it was: plain data, sorted, without what changes by
 * itself (times, health in passing, what drains) and what grows on purpose (histories, deployments, the release log).
 */
export interface Portrait {
  groups: Record<string, GroupPortrait>;
  instances: Record<string, { image: string; state: string; tags: string[] }>;
  templates: Record<string, { default: number; versions: number[] }>;
  /** By target group: `i-0a:80 healthy`. */
  targets: Record<string, string[]>;
  deploymentGroups: Record<string, unknown>;
  alarms: string[];
}

export interface GroupPortrait {
  min: number;
  max: number;
  desired: number;
  /** The launch template reference, or the mixed instances policy. */
  template: unknown;
  suspended: string[];
  attached: string[];
  tags: string[];
  policies: string[];
  schedules: string[];
  hooks: string[];
  /** `i-0a InService Healthy`, and `protected` where it is. */
  instances: string[];
  /** Everything else that describes the group. */
  others: unknown;
}

/** Takes the portrait, by reading calls alone. */
export async function portrait(aws: CallAws): Promise<Portrait> {
  const alarms = await everyPage(
    (NextToken) => aws("cloudwatch:DescribeAlarms", NextToken),
    (page) => page.MetricAlarms,
  );
  return {
    groups: await groupsOf(aws),
    instances: await instancesOf(aws),
    templates: await templatesOf(aws),
    targets: await targetsOf(aws),
    deploymentGroups: await deploymentGroupsOf(aws),
    alarms: sorted(alarms.map(({ AlarmName }) => AlarmName)),
  };
}

const sorted = (texts: readonly (string | undefined)[]): string[] =>
  texts.map(String).sort((a, b) => (a < b ? -1 : 1));

type Tagged = {
  Key?: string | undefined;
  Value?: string | undefined;
  PropagateAtLaunch?: boolean | undefined;
};

const tagsOf = (tags: readonly Tagged[] = []): string[] =>
  sorted(
    tags.map(
      ({ Key, Value, PropagateAtLaunch }) => `${Key}=${Value}${PropagateAtLaunch ? " (propagated)" : ""}`,
    ),
  );

/** CodeDeploy gives its hook a new name whenever it puts it back; what counts is that there is one. */
const withoutIds = (text = ""): string =>
  text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>");

async function groupsOf(aws: CallAws): Promise<Portrait["groups"]> {
  const groups = await everyPage(
    (token) => aws("autoscaling:DescribeAutoScalingGroups", token),
    (page) => page.AutoScalingGroups,
  );
  const entries = groups.map(
    async (group) => [group.AutoScalingGroupName, await groupPortrait(aws, group)] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as Portrait["groups"];
}

async function groupPortrait(aws: CallAws, group: AutoScalingGroup): Promise<GroupPortrait> {
  const at = { AutoScalingGroupName: group.AutoScalingGroupName! };
  const { LifecycleHooks = [] } = await aws("autoscaling:DescribeLifecycleHooks", at);
  const policies = await everyPage(
    (token) => aws("autoscaling:DescribePolicies", { ...at, ...token }),
    (page) => page.ScalingPolicies,
  );
  const schedules = await everyPage(
    (token) => aws("autoscaling:DescribeScheduledActions", { ...at, ...token }),
    (page) => page.ScheduledUpdateGroupActions,
  );
  const {
    MinSize,
    MaxSize,
    DesiredCapacity,
    LaunchTemplate,
    MixedInstancesPolicy,
    SuspendedProcesses = [],
    TargetGroupARNs = [],
    Tags,
    Instances = [],
    CreatedTime: _created,
    TrafficSources: _sources,
    ...others
  } = group;
  return {
    min: MinSize!,
    max: MaxSize!,
    desired: DesiredCapacity!,
    template: LaunchTemplate ?? MixedInstancesPolicy ?? null,
    suspended: sorted(SuspendedProcesses.map(({ ProcessName }) => ProcessName)),
    attached: sorted(TargetGroupARNs),
    tags: tagsOf(Tags),
    policies: sorted(policies.map(({ PolicyName }) => PolicyName)),
    schedules: sorted(schedules.map(({ ScheduledActionName }) => ScheduledActionName)),
    hooks: sorted(LifecycleHooks.map(({ LifecycleHookName }) => withoutIds(LifecycleHookName))),
    instances: sorted(Instances.map(memberText)),
    others,
  };
}

const memberText = ({ InstanceId, LifecycleState, HealthStatus, ProtectedFromScaleIn }: Member): string =>
  `${InstanceId} ${LifecycleState} ${HealthStatus}${ProtectedFromScaleIn ? " protected" : ""}`;

async function instancesOf(aws: CallAws): Promise<Portrait["instances"]> {
  const living = {
    Filters: [{ Name: "instance-state-name", Values: ["pending", "running", "stopping", "stopped"] }],
  };
  const reservations = await everyPage(
    (token) => aws("ec2:DescribeInstances", { ...living, ...token }),
    (page) => page.Reservations,
  );
  const instances = reservations.flatMap(({ Instances = [] }) => Instances);
  return Object.fromEntries(
    instances.map(({ InstanceId, ImageId, State, Tags }) => [
      InstanceId!,
      { image: ImageId!, state: State!.Name!, tags: tagsOf(Tags) },
    ]),
  );
}

async function templatesOf(aws: CallAws): Promise<Portrait["templates"]> {
  const templates = await everyPage(
    (token) => aws("ec2:DescribeLaunchTemplates", token),
    (page) => page.LaunchTemplates,
  );
  const entries = templates.map(async ({ LaunchTemplateId, DefaultVersionNumber }) => {
    const versions = await everyPage(
      (token) => aws("ec2:DescribeLaunchTemplateVersions", { LaunchTemplateId: LaunchTemplateId!, ...token }),
      (page) => page.LaunchTemplateVersions,
    );
    const numbers = versions.map(({ VersionNumber }) => VersionNumber!).sort((a, b) => a - b);
    return [LaunchTemplateId!, { default: DefaultVersionNumber!, versions: numbers }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function targetsOf(aws: CallAws): Promise<Portrait["targets"]> {
  const { TargetGroups = [] } = await aws("elasticloadbalancing:DescribeTargetGroups", { PageSize: 400 });
  const entries = TargetGroups.map(async ({ TargetGroupArn, TargetGroupName }) => {
    const { TargetHealthDescriptions = [] } = await aws("elasticloadbalancing:DescribeTargetHealth", {
      TargetGroupArn: TargetGroupArn!,
    });
    const staying = TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth!.State !== "draining");
    const rows = staying.map(
      ({ Target, TargetHealth }) => `${Target!.Id}:${Target!.Port} ${TargetHealth!.State}`,
    );
    return [TargetGroupName!, sorted(rows)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function deploymentGroupsOf(aws: CallAws): Promise<Portrait["deploymentGroups"]> {
  const { applications = [] } = await aws("codedeploy:ListApplications", {});
  const found: Portrait["deploymentGroups"] = {};
  for (const applicationName of applications) {
    const { deploymentGroups = [] } = await aws("codedeploy:ListDeploymentGroups", { applicationName });
    for (const deploymentGroupName of deploymentGroups) {
      const name = { applicationName, deploymentGroupName };
      const { deploymentGroupInfo } = await aws("codedeploy:GetDeploymentGroup", name);
      // What was last deployed or tried is history; how the group selects and deploys is what must be as before.
      const {
        lastAttemptedDeployment: _,
        lastSuccessfulDeployment: __,
        targetRevision: ___,
        ...settings
      } = deploymentGroupInfo!;
      found[`${applicationName}/${deploymentGroupName}`] = JSON.parse(withoutIds(JSON.stringify(settings)));
    }
  }
  return found;
}
