import type {
  CreateDeploymentGroupInput,
  CreateDeploymentInput,
  UpdateDeploymentGroupInput,
} from "@aws-sdk/client-codedeploy";
import type { Service } from "../../core/service.ts";
import { applications } from "./api/applications.ts";
import { configs } from "./api/configs.ts";
import { deployments } from "./api/deployments.ts";
import { groups } from "./api/groups.ts";
import { revisions } from "./api/revisions.ts";
import { tags } from "./api/tags.ts";
import { targets } from "./api/targets.ts";
import { timers } from "./engine/stages.ts";
import { switches } from "./switches.ts";

/** AWS CodeDeploy for EC2: behaviour/codedeploy.md. */
export const codeDeploy: Service = {
  iam: "codedeploy",
  handlers: {
    ...applications,
    ...configs,
    ...deployments,
    ...groups,
    ...revisions,
    ...tags,
    ...targets,
  },
  timers,
  // AWS CodeDeploy user guide, auth-and-access-control-permissions-reference.
  dependents: {
    CreateDeploymentGroup: (_, { serviceRoleArn }: CreateDeploymentGroupInput) => [
      `iam:PassRole on ${serviceRoleArn}`,
    ],
    UpdateDeploymentGroup: (_, { serviceRoleArn }: UpdateDeploymentGroupInput) =>
      serviceRoleArn ? [`iam:PassRole on ${serviceRoleArn}`] : [],
    CreateDeployment: (_, input: CreateDeploymentInput) => [
      "codedeploy:GetDeploymentConfig",
      "codedeploy:GetApplicationRevision",
      "codedeploy:RegisterApplicationRevision",
      ...(input.overrideAlarmConfiguration ? ["codedeploy:UpdateDeploymentGroup"] : []),
    ],
  },
  switches,
};
