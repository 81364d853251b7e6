import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";

const BLUE_AND_GREEN_SIZE = 3;
const GREEN = "web-green-cli";

/** Runs a command line of the AWS CLI (words without spaces); its JSON answer, undefined when it says nothing. */
type Aws = (commandLine: string) => unknown;

const awsCli =
  (program: string, env: NodeJS.ProcessEnv): Aws =>
  (commandLine) => {
    const words = `${commandLine} --output json`.trim().split(/\s+/);
    const text = execFileSync(program, words, { env, encoding: "utf8" });
    return text.trim() === "" ? undefined : (JSON.parse(text) as unknown);
  };

const describeGroup = (aws: Aws, group: string, query: string): unknown =>
  aws(`autoscaling describe-auto-scaling-groups --auto-scaling-group-names ${group}
       --query AutoScalingGroups[0].${query}`);

const membersOf = (aws: Aws, group: string): string[] =>
  (describeGroup(aws, group, "Instances[?LifecycleState=='InService'].InstanceId") as string[]).sort();

function healthyTargets(aws: Aws): string[] {
  const arn = aws(`elbv2 describe-target-groups --names web-targets --query TargetGroups[0].TargetGroupArn`);
  const ids = aws(`elbv2 describe-target-health --target-group-arn ${String(arn)}
                   --query TargetHealthDescriptions[?TargetHealth.State=='healthy'].Target.Id`);
  return (ids as string[]).sort();
}

/** A group like blue's, empty of load balancers; AWS CLI calls take long enough for the world to launch it. */
function bringUpGreen(aws: Aws, blue: string): string[] {
  const likeBlue = describeGroup(aws, blue, "[LaunchTemplate.LaunchTemplateId,VPCZoneIdentifier]");
  const [template, subnets] = likeBlue as [string, string];
  aws(`autoscaling create-auto-scaling-group --auto-scaling-group-name ${GREEN}
       --launch-template LaunchTemplateId=${template},Version=1 --vpc-zone-identifier ${subnets}
       --min-size ${BLUE_AND_GREEN_SIZE} --max-size 6 --desired-capacity ${BLUE_AND_GREEN_SIZE}`);
  for (let look = 0; look < 60; look++) {
    const members = membersOf(aws, GREEN);
    if (members.length === BLUE_AND_GREEN_SIZE) return members;
  }
  throw new Error("green is not in service");
}

/** So that Auto Scaling does not replace blue when it leaves the load balancer. */
function freeze(aws: Aws, group: string): void {
  aws(`autoscaling suspend-processes --auto-scaling-group-name ${group}
       --scaling-processes HealthCheck ReplaceUnhealthy AZRebalance AlarmNotification ScheduledActions`);
}

/** Deploys to green and waits with the CLI's own waiter; the deployment's id. */
function deploy(aws: Aws): string {
  const id = aws(`deploy create-deployment --application-name web --deployment-group-name production
                  --s3-location bucket=web-revisions,key=web-3.zip,bundleType=zip
                  --target-instances autoScalingGroups=${GREEN} --query deploymentId`) as string;
  aws(`deploy wait deployment-successful --deployment-id ${id}`);
  const status = aws(`deploy get-deployment --deployment-id ${id} --query deploymentInfo.status`);
  assert.equal(status, "Succeeded");
  return id;
}

/**
 * The AWS CLI describes the fleet, brings up green, deploys to it and waits.
 * @param blue the Auto Scaling group that serves
 * @throws what the CLI says when it is refused, or an AssertionError
 */
export function cliCheck(program: string, env: NodeJS.ProcessEnv, blue: string): void {
  const aws = awsCli(program, env);
  const say = (what: string): void => void process.stdout.write(`AWS CLI: ${what}\n`);
  assert.deepEqual(healthyTargets(aws), membersOf(aws, blue));
  say("described the fleet");
  // Blue is what the deployment group names; on AWS too, a person looks and corrects it.
  aws(`deploy update-deployment-group --application-name web
       --current-deployment-group-name production --auto-scaling-groups ${blue}`);
  const green = bringUpGreen(aws, blue);
  say(`brought up ${GREEN}`);
  freeze(aws, blue);
  say(`deployment ${deploy(aws)} succeeded, by its own waiter`);
  assert.deepEqual(healthyTargets(aws), green);
  say("green serves");
}
