import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import type { Aws } from "../aws/call.ts";
import { allPages, batches, firstItems } from "../aws/pages.ts";
import type { ReleaseRef } from "../engine/step.ts";
import { MINUTE } from "../time/duration.ts";
import type { DeploymentMemo, DeploymentName } from "./planned.ts";
import { carries, stampOf } from "./stamp.ts";

/** Our clock and CodeDeploy's may differ by this much: what is listed too much is told apart by its stamp. */
const SKEW = 30 * MINUTE;
/** BatchGetDeployments takes 25 ids (AWS CodeDeploy API reference). */
const PER_CALL = 25;

/** Statuses of a deployment that has not ended (API reference: DeploymentInfo). */
const ACTIVE = ["Created", "Queued", "InProgress", "Baking", "Ready"] as const;

/** The id of a deployment of the group that has not ended, whoever began it. */
export async function findActive(aws: Aws, name: DeploymentName): Promise<string | undefined> {
  const ids = await firstItems(
    (nextToken) =>
      aws("codedeploy:ListDeployments", {
        applicationName: name.application,
        deploymentGroupName: name.deploymentGroup,
        includeOnlyStatuses: [...ACTIVE],
        ...(nextToken ? { nextToken } : {}),
      }),
    (page) => page.deployments,
    (page) => page.nextToken,
  );
  return ids[0];
}

/** The id of our deployment, looked for once by its stamp among those created since; the newest if several. */
export async function findDeployment(
  aws: Aws,
  release: ReleaseRef,
  { settings: name, attempt, createdAfter }: DeploymentMemo,
): Promise<string | undefined> {
  const stamp = stampOf(release, attempt);
  const ids = await allPages(
    (nextToken) =>
      aws("codedeploy:ListDeployments", {
        applicationName: name.application,
        deploymentGroupName: name.deploymentGroup,
        createTimeRange: { start: new Date(createdAfter - SKEW) },
        ...(nextToken ? { nextToken } : {}),
      }),
    (page) => page.deployments,
    (page) => page.nextToken,
  );
  const found: DeploymentInfo[] = [];
  for (const deploymentIds of batches(ids, PER_CALL)) {
    const { deploymentsInfo } = await aws("codedeploy:BatchGetDeployments", { deploymentIds });
    found.push(...(deploymentsInfo ?? []).filter(({ description }) => carries(description, stamp)));
  }
  return found.sort((a, b) => createdAt(b) - createdAt(a))[0]?.deploymentId;
}

const createdAt = ({ createTime }: DeploymentInfo): number => createTime?.getTime() ?? 0;
