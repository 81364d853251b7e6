import { execFileSync } from "node:child_process";
import { strict as assert } from "node:assert";

const GREEN = "web-green-cli";

/** Runs the AWS CLI; its JSON answer, parsed (undefined when it says nothing). */
type Aws = (...args: string[]) => unknown;

const awsCli =
  (program: string, env: NodeJS.ProcessEnv): Aws =>
  (...args) => {
    const text = execFileSync(program, [...args, "--output", "json"], { env, encoding: "utf8" });
    return text.trim() === "" ? undefined : (JSON.parse(text) as unknown);
  };

interface Member {
  InstanceId: string;
  LifecycleState: string;
}

const membersOf = (aws: Aws, group: string): string[] => {
  const query = "AutoScalingGroups[0].Instances";
  const members = aws(
    "autoscaling",
    "describe-auto-scaling-groups",
    "--auto-scaling-group-names",
    group,
    "--query",
    query,
  );
  const inService = (members as Member[]).filter(({ LifecycleState }) => LifecycleState === "InService");
  return inService.map(({ InstanceId }) => InstanceId).sort();
};

function healthyTargets(aws: Aws): string[] {
  const arn = aws(
    "elbv2",
    "describe-target-groups",
    "--names",
    "web-targets",
    "--query",
    "TargetGroups[0].TargetGroupArn",
  );
  const query = "TargetHealthDescriptions[?TargetHealth.State=='healthy'].Target.Id";
  return (
    aws("elbv2", "describe-target-health", "--target-group-arn", String(arn), "--query", query) as string[]
  ).sort();
}

/** Blue is what the deployment group names; on AWS too, a person looks and corrects it. */
function nameBlue(aws: Aws, group: string): void {
  const names = ["--application-name", "web"];
  aws(
    "deploy",
    "update-deployment-group",
    ...names,
    "--current-deployment-group-name",
    "production",
    "--auto-scaling-groups",
    group,
  );
}

async function bringUpGreen(aws: Aws, blue: string): Promise<string[]> {
  const query = "AutoScalingGroups[0].[LaunchTemplate.LaunchTemplateId,VPCZoneIdentifier]";
  const described = aws(
    "autoscaling",
    "describe-auto-scaling-groups",
    "--auto-scaling-group-names",
    blue,
    "--query",
    query,
  );
  const [template, subnets] = described as [string, string];
  const sizes = ["--min-size", "3", "--max-size", "6", "--desired-capacity", "3"];
  const launched = [
    "--launch-template",
    `LaunchTemplateId=${template},Version=1`,
    "--vpc-zone-identifier",
    subnets,
  ];
  aws("autoscaling", "create-auto-scaling-group", "--auto-scaling-group-name", GREEN, ...launched, ...sizes);
  for (let look = 0; look < 60; look++) {
    const members = membersOf(aws, GREEN);
    if (members.length === 3) return members;
  }
  throw new Error("green is not in service");
}

function deploy(aws: Aws): string {
  const id = aws(
    ...["deploy", "create-deployment", "--application-name", "web", "--deployment-group-name", "production"],
    ...[
      "--s3-location",
      "bucket=web-revisions,key=web-3.zip,bundleType=zip",
      "--description",
      "by the AWS CLI",
    ],
    ...["--target-instances", `autoScalingGroups=${GREEN}`, "--query", "deploymentId"],
  ) as string;
  aws("deploy", "wait", "deployment-successful", "--deployment-id", id);
  const status = aws("deploy", "get-deployment", "--deployment-id", id, "--query", "deploymentInfo.status");
  assert.equal(status, "Succeeded");
  return id;
}

/** The AWS CLI describes the fleet, brings up green, deploys to it and waits with its own waiter. */
export async function cliCheck(program: string, env: NodeJS.ProcessEnv, blue: string): Promise<void> {
  const aws = awsCli(program, env);
  const say = (what: string): void => void process.stdout.write(`AWS CLI: ${what}\n`);
  assert.deepEqual(healthyTargets(aws), membersOf(aws, blue));
  say("described the fleet");
  nameBlue(aws, blue);
  const green = await bringUpGreen(aws, blue);
  say(`brought up ${GREEN}`);
  say(`deployment ${deploy(aws)} succeeded, by its own waiter`);
  assert.deepEqual(healthyTargets(aws), green);
  say("green serves");
}
