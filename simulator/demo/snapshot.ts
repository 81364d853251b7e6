import type { CallAws } from "../wire/caller.ts";

/** What the account holds, one line per fact: `<thing>.<member>` → value. Compared before and after. */
export type Snapshot = Record<string, string>;

/**
 * Reads over the wire everything a deployment could leave behind: instances, launch templates, groups with all that hangs on
 * them, targets, deployment groups, alarms. Left out: what only grows (histories, deployments, the release log).
 */
export async function takeSnapshot(aws: CallAws): Promise<Snapshot> {
  const snapshot: Snapshot = {};
  const note = (thing: string, value: unknown) => flatten(thing, value, snapshot);
  await noteInstances(aws, note);
  await noteTemplates(aws, note);
  await noteGroups(aws, note);
  await noteTargets(aws, note);
  await noteDeploymentGroups(aws, note);
  const { MetricAlarms = [] } = await aws("cloudwatch:DescribeAlarms", {});
  for (const { AlarmName, AlarmActions } of MetricAlarms) note(`alarm ${AlarmName}`, { AlarmActions });
  return snapshot;
}

/** The differences in plain words, in the order of their names. */
export function differences(before: Snapshot, after: Snapshot): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    if (was === is) return [];
    if (was === undefined) return [`${name} is new: ${is}`];
    return [is === undefined ? `${name} is gone (was ${was})` : `${name} was ${was}, is ${is}`];
  });
}

type Note = (thing: string, value: unknown) => void;

/** Members that change by themselves. */
const passing = new Set(["CreatedTime", "LaunchTime", "LastAttemptedDeployment", "HealthStatus"]);

function flatten(path: string, value: unknown, into: Snapshot): void {
  if (value === undefined || value === null) return;
  if (typeof value !== "object") {
    into[path] = typeof value === "string" ? value : JSON.stringify(value);
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (!passing.has(key)) flatten(`${path}.${key}`, member, into);
  }
}

/** CodeDeploy gives its hook a new name each time; what counts is that there is one. */
const withoutIds = (text: string): string =>
  text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>");

const byKey = (
  tags: { Key?: string | undefined; Value?: string | undefined }[] = [],
): Record<string, string> => Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));

async function noteInstances(aws: CallAws, note: Note): Promise<void> {
  const { Reservations = [] } = await aws("ec2:DescribeInstances", { MaxResults: 1000 });
  for (const { InstanceId, ImageId, State, Tags } of Reservations.flatMap(
    ({ Instances = [] }) => Instances,
  )) {
    if (State?.Name === "terminated" || State?.Name === "shutting-down") continue;
    note(`instance ${InstanceId}`, { ImageId, state: State?.Name, tags: byKey(Tags) });
  }
}

async function noteTemplates(aws: CallAws, note: Note): Promise<void> {
  const { LaunchTemplates = [] } = await aws("ec2:DescribeLaunchTemplates", {});
  for (const { LaunchTemplateId, LaunchTemplateName, Tags } of LaunchTemplates) {
    const { LaunchTemplateVersions = [] } = await aws("ec2:DescribeLaunchTemplateVersions", {
      LaunchTemplateId: LaunchTemplateId!,
    });
    note(`launch template ${LaunchTemplateName}`, { tags: byKey(Tags) });
    for (const { VersionNumber, DefaultVersion, LaunchTemplateData } of LaunchTemplateVersions) {
      const { ImageId } = LaunchTemplateData ?? {};
      note(`launch template ${LaunchTemplateName} version ${VersionNumber}`, { ImageId, DefaultVersion });
    }
  }
}

async function noteGroups(aws: CallAws, note: Note): Promise<void> {
  const { AutoScalingGroups = [] } = await aws("autoscaling:DescribeAutoScalingGroups", {});
  for (const { AutoScalingGroupName, ...group } of AutoScalingGroups) {
    const { Instances = [], SuspendedProcesses = [], Tags, ...rest } = group;
    note(`group ${AutoScalingGroupName}`, {
      ...rest,
      tags: byKey(Tags),
      suspended: Object.fromEntries(SuspendedProcesses.map(({ ProcessName }) => [ProcessName, true])),
      members: Object.fromEntries(
        Instances.map(({ InstanceId, LifecycleState }) => [InstanceId, LifecycleState]),
      ),
    });
    await noteAttachments(aws, AutoScalingGroupName!, note);
  }
}

async function noteAttachments(aws: CallAws, AutoScalingGroupName: string, note: Note): Promise<void> {
  const at = { AutoScalingGroupName };
  const { LifecycleHooks = [] } = await aws("autoscaling:DescribeLifecycleHooks", at);
  const { ScalingPolicies = [] } = await aws("autoscaling:DescribePolicies", at);
  const { ScheduledUpdateGroupActions = [] } = await aws("autoscaling:DescribeScheduledActions", at);
  const group = `group ${AutoScalingGroupName}`;
  for (const hook of LifecycleHooks)
    note(`${group} hook ${withoutIds(hook.LifecycleHookName!)}`, hook.LifecycleTransition);
  for (const { PolicyName, PolicyType } of ScalingPolicies) note(`${group} policy ${PolicyName}`, PolicyType);
  for (const { ScheduledActionName, Recurrence } of ScheduledUpdateGroupActions) {
    note(`${group} schedule ${ScheduledActionName}`, Recurrence);
  }
}

async function noteTargets(aws: CallAws, note: Note): Promise<void> {
  const { TargetGroups = [] } = await aws("elasticloadbalancing:DescribeTargetGroups", {});
  for (const { TargetGroupArn, TargetGroupName } of TargetGroups) {
    const { TargetHealthDescriptions = [] } = await aws("elasticloadbalancing:DescribeTargetHealth", {
      TargetGroupArn: TargetGroupArn!,
    });
    for (const { Target, TargetHealth } of TargetHealthDescriptions) {
      if (TargetHealth?.State === "draining") continue;
      note(`target ${Target?.Id}:${Target?.Port} in ${TargetGroupName}`, TargetHealth?.State);
    }
  }
}

async function noteDeploymentGroups(aws: CallAws, note: Note): Promise<void> {
  const { applications = [] } = await aws("codedeploy:ListApplications", {});
  for (const applicationName of applications) {
    const { deploymentGroups = [] } = await aws("codedeploy:ListDeploymentGroups", { applicationName });
    for (const deploymentGroupName of deploymentGroups) {
      const { deploymentGroupInfo } = await aws("codedeploy:GetDeploymentGroup", {
        applicationName,
        deploymentGroupName,
      });
      const {
        lastAttemptedDeployment: _,
        lastSuccessfulDeployment: __,
        targetRevision: ___,
        ...facts
      } = deploymentGroupInfo ?? {};
      note(
        `deployment group ${applicationName}/${deploymentGroupName}`,
        JSON.parse(withoutIds(JSON.stringify(facts))),
      );
    }
  }
}
