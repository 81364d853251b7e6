import {
  CodeDeployClient,
  BatchGetDeploymentGroupsCommand,
  BatchGetDeploymentTargetsCommand,
  BatchGetDeploymentsCommand,
  ContinueDeploymentCommand,
  CreateDeploymentCommand,
  GetDeploymentCommand,
  GetDeploymentConfigCommand,
  GetDeploymentGroupCommand,
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
  GetDeployment: GetDeploymentCommand,
  GetDeploymentConfig: GetDeploymentConfigCommand,
  GetDeploymentGroup: GetDeploymentGroupCommand,
  ListDeploymentGroups: ListDeploymentGroupsCommand,
  ListDeploymentTargets: ListDeploymentTargetsCommand,
  ListDeployments: ListDeploymentsCommand,
  StopDeployment: StopDeploymentCommand,
  UpdateDeploymentGroup: UpdateDeploymentGroupCommand,
};
