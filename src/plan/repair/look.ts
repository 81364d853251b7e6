import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { Instance } from "@aws-sdk/client-ec2";
import type { Aws } from "../../aws/call.ts";
import { refusedWith } from "../../aws/aws-error.ts";
import { batches } from "../../aws/pages.ts";
import { copyName, type DeploymentMemo } from "../../codedeploy/planned.ts";
import { recallFrom } from "../../engine/record.ts";
import { undoSequence } from "../../engine/undo.ts";
import { hasSucceeded } from "../../releases/claim.ts";
import { history, type Past } from "../../releases/history.ts";
import { readOnly } from "../../releases/journal.ts";
import { groupsTagged, retiredInstances } from "../../releases/kept.ts";
import { RETIRED_TAG, TARGET_TAG } from "../../releases/names.ts";
import { openRelease, type Opened } from "../../releases/open.ts";
import { steps } from "../../steps/index.ts";
import { trafficOf } from "../traffic-of.ts";

/** Where to look. */
export interface Where {
  target: string;
  application: string;
  deploymentGroup: string;
}

/** All that a repair is judged by: read, not judged. */
export interface Remains extends Where {
  /** Newest first. */
  pasts: Past[];
  /** The newest release that succeeded, whole. */
  newest: Opened | undefined;
  /** Groups that carry our tags, and those that records of overtaken releases name. */
  groups: AutoScalingGroup[];
  /** Instances that were retired one by one and are not ended. */
  instances: Instance[];
  /** Groups that the deployment group names: they are in use. */
  inUse: string[];
  /** Template versions of overtaken releases that are still there: `<template>:<version>`. */
  versions: string[];
}

/** Reads the release log, what carries our tags, and what the records of failed releases name. */
export async function look(aws: Aws, where: Where): Promise<Remains> {
  const { target } = where;
  const pasts = await history(aws, target);
  const success = pasts.find(hasSucceeded);
  const newest = success && (success.opened ?? (await openRelease(aws, target, success.header.release)));
  const overtaken = pasts.filter((past) => isOvertaken(past, newest)).flatMap(({ opened }) => opened ?? []);
  const tagged = await groupsTagged(aws, [RETIRED_TAG, TARGET_TAG]);
  return {
    ...where,
    pasts,
    newest,
    groups: [...tagged, ...(await groupsNamed(aws, groupsIn(overtaken), tagged))],
    instances: await retiredInstances(aws, target),
    inUse: await namedBy(aws, where),
    versions: await versionsOf(aws, overtaken),
  };
}

/** A later release has succeeded since: blue, its traffic and its settings are that one's. */
export const isOvertaken = ({ header }: Pick<Past, "header">, newest: Opened | undefined): boolean =>
  newest !== undefined && newest.header.release > header.release;

/** The steps of a release that failed which are still to be undone, as indexes of its plan. */
export const owedBy = ({ folded }: Opened): number[] => undoSequence(steps, readOnly(folded));

/** The target groups that a release was about. */
export const targetGroupsOf = (opened: Opened | undefined): string[] =>
  (opened && trafficOf(readOnly(opened.folded))?.targetGroups.map(({ arn }) => arn)) ?? [];

/** The group that CodeDeploy copied for a release; undefined: it had no deployment. */
export function copyOf({ folded }: Opened): string | undefined {
  const memo = recallFrom(readOnly(folded))<DeploymentMemo>("create-deployment");
  return memo?.deploymentId && copyName(memo.settings.deploymentGroup, memo.deploymentId);
}

/** Groups that steps still to be undone were about. */
function groupsIn(overtaken: readonly Opened[]): string[] {
  const names = overtaken.flatMap((opened) => [
    copyOf(opened),
    ...owedBy(opened).flatMap((index) => {
      const { group, green } = (opened.folded.plan[index]!.args ?? {}) as { group?: string; green?: string };
      return [group, green];
    }),
  ]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

async function groupsNamed(
  aws: Aws,
  names: readonly string[],
  known: readonly AutoScalingGroup[],
): Promise<AutoScalingGroup[]> {
  const there = new Set(known.map(({ AutoScalingGroupName }) => AutoScalingGroupName));
  const found: AutoScalingGroup[] = [];
  for (const AutoScalingGroupNames of batches(
    names.filter((name) => !there.has(name)),
    50,
  )) {
    const page = await aws("autoscaling:DescribeAutoScalingGroups", { AutoScalingGroupNames });
    found.push(...(page.AutoScalingGroups ?? []));
  }
  return found;
}

/** What the deployment group names; nothing when it is gone. */
async function namedBy(aws: Aws, { application, deploymentGroup }: Where): Promise<string[]> {
  const names = { applicationName: application, deploymentGroupName: deploymentGroup };
  try {
    const { deploymentGroupInfo } = await aws("codedeploy:GetDeploymentGroup", names);
    return (deploymentGroupInfo?.autoScalingGroups ?? []).map(({ name }) => name!);
  } catch (error) {
    const gone = ["DeploymentGroupDoesNotExist", "ApplicationDoesNotExist"];
    if (gone.some((code) => refusedWith(error, code))) return [];
    throw error;
  }
}

/** `lt-…:7`, as the record of the step that made it says; undefined: it says nothing. */
export function versionIn({ folded }: Opened, index: number): string | undefined {
  const { step, args } = folded.plan[index]!;
  const { version } = (folded.steps[index]?.memo ?? {}) as { version?: number };
  if (step !== "create-template-version" || version === undefined) return undefined;
  return `${(args as { template: string }).template}:${version}`;
}

async function versionsOf(aws: Aws, overtaken: readonly Opened[]): Promise<string[]> {
  const named = overtaken.flatMap((opened) => owedBy(opened).map((index) => versionIn(opened, index)));
  const there: string[] = [];
  for (const name of named.filter((one) => one !== undefined)) {
    const [LaunchTemplateId, version] = name.split(":");
    try {
      await aws("ec2:DescribeLaunchTemplateVersions", {
        LaunchTemplateId: LaunchTemplateId!,
        Versions: [version!],
      });
      there.push(name);
    } catch (error) {
      const gone = ["InvalidLaunchTemplateId.VersionNotFound", "InvalidLaunchTemplateId.NotFound"];
      if (!gone.some((code) => refusedWith(error, code))) throw error;
    }
  }
  return there;
}
