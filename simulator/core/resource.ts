import type { World } from "./world.ts";

type Input = Record<string, unknown>;

const arn = (world: World, service: string, rest: string): string =>
  `arn:aws:${service}:${world.region}:${world.account}:${rest}`;
const text = (value: unknown): string => (typeof value === "string" ? value : "*");

const codeDeploy = (world: World, input: Input): string => {
  const application = input["applicationName"];
  const group = input["deploymentGroupName"] ?? input["currentDeploymentGroupName"];
  if (group !== undefined)
    return arn(world, "codedeploy", `deploymentgroup:${text(application)}/${text(group)}`);
  if (application !== undefined) return arn(world, "codedeploy", `application:${text(application)}`);
  const config = input["deploymentConfigName"];
  return config === undefined ? "*" : arn(world, "codedeploy", `deploymentconfig:${text(config)}`);
};

/** What a call acts on, from its input: enough for messages and policies that name resources; `*` where there is none. */
const resources: Readonly<Record<string, (world: World, input: Input) => string>> = {
  autoscaling: (world, input) =>
    input["AutoScalingGroupName"] === undefined
      ? "*"
      : arn(
          world,
          "autoscaling",
          `autoScalingGroup:*:autoScalingGroupName/${text(input["AutoScalingGroupName"])}`,
        ),
  cloudwatch: (world, input) =>
    input["AlarmName"] === undefined ? "*" : arn(world, "cloudwatch", `alarm:${text(input["AlarmName"])}`),
  codedeploy: codeDeploy,
  ec2: () => "*",
  elasticloadbalancing: (_, input) => text(input["TargetGroupArn"] ?? input["LoadBalancerArn"] ?? "*"),
  ssm: (world, input) => {
    const name = input["Name"] ?? input["Path"];
    return name === undefined ? "*" : arn(world, "ssm", `parameter/${text(name).replace(/^\//, "")}`);
  },
  sts: () => "*",
};

/** The ARN (or `*`) that an IAM policy's `Resource` is compared with for this call. */
export function resourceOf(world: World, operation: string, input: unknown): string {
  const read = resources[operation.split(":")[0] ?? ""];
  return read?.(world, (input ?? {}) as Input) ?? "*";
}
