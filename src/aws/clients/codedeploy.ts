import {
  CodeDeployClient,
  BatchGetDeploymentGroupsCommand,
  BatchGetDeploymentTargetsCommand,
  BatchGetDeploymentsCommand,
  ContinueDeploymentCommand,
  CreateDeploymentCommand,
  GetApplicationCommand,
  GetDeploymentCommand,
  GetDeploymentConfigCommand,
  GetDeploymentGroupCommand,
  ListApplicationsCommand,
  ListDeploymentGroupsCommand,
  ListDeploymentTargetsCommand,
  ListDeploymentsCommand,
  StopDeploymentCommand,
  UpdateDeploymentGroupCommand,
} from "@aws-sdk/client-codedeploy";

export const Client = CodeDeployClient;

/** The commands behind the operations of `../operations.ts`. */
export const commands = {
  BatchGetDeploymentGroups: BatchGetDeploymentGroupsCommand,
  BatchGetDeploymentTargets: BatchGetDeploymentTargetsCommand,
  BatchGetDeployments: BatchGetDeploymentsCommand,
  ContinueDeployment: ContinueDeploymentCommand,
  CreateDeployment: CreateDeploymentCommand,
  GetApplication: GetApplicationCommand,
  GetDeployment: GetDeploymentCommand,
  GetDeploymentConfig: GetDeploymentConfigCommand,
  GetDeploymentGroup: GetDeploymentGroupCommand,
  ListApplications: ListApplicationsCommand,
  ListDeploymentGroups: ListDeploymentGroupsCommand,
  ListDeploymentTargets: ListDeploymentTargetsCommand,
  ListDeployments: ListDeploymentsCommand,
  StopDeployment: StopDeploymentCommand,
  UpdateDeploymentGroup: UpdateDeploymentGroupCommand,
};
