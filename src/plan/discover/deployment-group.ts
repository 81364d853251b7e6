import type { DeploymentGroupInfo, DeploymentInfo, RevisionLocation } from "@aws-sdk/client-codedeploy";
import { refusedWith } from "../../aws/aws-error.ts";
import type { Aws } from "../../aws/call.ts";
import { allPages, batches } from "../../aws/pages.ts";
import { findActive } from "../../codedeploy/find.ts";
import type { Inputs } from "../../inputs/contract.ts";
import type { RevisionInput } from "../../inputs/parsers.ts";
import type { Facts } from "../facts.ts";

/** Names or ids that a batch call takes for certain: its pages disagree between 25 and 100. */
const BATCH = 25;

type GroupFacts = Pick<Facts, "applicationExists" | "deploymentGroup" | "siblings">;
type DeploymentFacts = Pick<Facts, "deploymentConfig" | "activeDeployment" | "revision">;

/** The deployment group and the others of its application. */
export async function readGroups(aws: Aws, inputs: Inputs): Promise<GroupFacts> {
  const applicationName = inputs.application;
  try {
    const [deploymentGroup, names] = await Promise.all([
      readGroup(aws, applicationName, inputs.deploymentGroup),
      allPages(
        (nextToken) =>
          aws("codedeploy:ListDeploymentGroups", { applicationName, ...(nextToken ? { nextToken } : {}) }),
        (page) => page.deploymentGroups,
        (page) => page.nextToken,
      ),
    ]);
    const others = names.filter((name) => name !== inputs.deploymentGroup);
    const siblings: DeploymentGroupInfo[] = [];
    for (const deploymentGroupNames of batches(others, BATCH)) {
      const page = await aws("codedeploy:BatchGetDeploymentGroups", {
        applicationName,
        deploymentGroupNames,
      });
      siblings.push(...(page.deploymentGroupsInfo ?? []));
    }
    return { applicationExists: true, siblings, ...(deploymentGroup ? { deploymentGroup } : {}) };
  } catch (error) {
    if (refusedWith(error, "ApplicationDoesNotExist")) return { applicationExists: false, siblings: [] };
    throw error;
  }
}

async function readGroup(
  aws: Aws,
  applicationName: string,
  deploymentGroupName: string,
): Promise<DeploymentGroupInfo | undefined> {
  try {
    return (await aws("codedeploy:GetDeploymentGroup", { applicationName, deploymentGroupName }))
      .deploymentGroupInfo;
  } catch (error) {
    if (refusedWith(error, "DeploymentGroupDoesNotExist")) return undefined;
    throw error;
  }
}

/** The configuration that will be in force, what runs now, and what will be deployed. */
export async function readDeployments(
  aws: Aws,
  inputs: Inputs,
  group: DeploymentGroupInfo,
): Promise<DeploymentFacts> {
  const [deploymentConfig, activeDeployment, revision] = await Promise.all([
    readConfig(aws, inputs.deploymentConfig ?? group.deploymentConfigName ?? "CodeDeployDefault.OneAtATime"),
    readActive(aws, inputs),
    readRevision(aws, inputs.revision, group),
  ]);
  return {
    ...(deploymentConfig ? { deploymentConfig } : {}),
    ...(activeDeployment ? { activeDeployment } : {}),
    ...(revision ? { revision } : {}),
  };
}

async function readConfig(aws: Aws, deploymentConfigName: string): Promise<Facts["deploymentConfig"]> {
  try {
    return (await aws("codedeploy:GetDeploymentConfig", { deploymentConfigName })).deploymentConfigInfo;
  } catch (error) {
    if (refusedWith(error, "DeploymentConfigDoesNotExist", "InvalidDeploymentConfigName")) return undefined;
    throw error;
  }
}

async function readActive(
  aws: Aws,
  { application, deploymentGroup }: Pick<Inputs, "application" | "deploymentGroup">,
): Promise<DeploymentInfo | undefined> {
  const id = await findActive(aws, { application, deploymentGroup });
  return id === undefined ? undefined : readDeployment(aws, id);
}

async function readDeployment(aws: Aws, deploymentId: string): Promise<DeploymentInfo | undefined> {
  try {
    return (await aws("codedeploy:GetDeployment", { deploymentId })).deploymentInfo;
  } catch (error) {
    if (refusedWith(error, "DeploymentDoesNotExist")) return undefined;
    throw error;
  }
}

async function readRevision(
  aws: Aws,
  wanted: RevisionInput,
  group: DeploymentGroupInfo,
): Promise<RevisionLocation | undefined> {
  if (wanted.kind === "s3") {
    const { bucket, key, bundleType, versionId: version } = wanted;
    return { revisionType: "S3", s3Location: { bucket, key, bundleType, ...(version ? { version } : {}) } };
  }
  if (wanted.kind === "github") {
    const { repository, commit: commitId } = wanted;
    return { revisionType: "GitHub", gitHubLocation: { repository, commitId } };
  }
  const last = group.lastSuccessfulDeployment?.deploymentId;
  if (last === undefined) return undefined;
  // CodeDeploy may have forgotten an old deployment; the group still knows what it aims at.
  return (await readDeployment(aws, last))?.revision ?? group.targetRevision;
}
