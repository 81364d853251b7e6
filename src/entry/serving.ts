import type { Aws } from "../aws/call.ts";
import { shell } from "../aws/shell.ts";
import { getDeployment } from "../codedeploy/driver.ts";
import { endsBlue } from "../codedeploy/termination.ts";
import type { DeploymentMemo } from "../codedeploy/planned.ts";
import { recallFrom, type Journal } from "../engine/record.ts";
import type { Context } from "../engine/step.ts";
import { stopsRun } from "../failure.ts";
import { livingMembers } from "../fleet/members.ts";
import type { Leftover, Serving } from "../outcome.ts";
import { trafficOf, type Recorded } from "../plan/traffic-of.ts";
import type { Past } from "../releases/history.ts";
import { readOnly } from "../releases/journal.ts";
import { openRelease } from "../releases/open.ts";
import { routers } from "../traffic/routers.ts";
import { targetGroupName } from "../traffic/target-group.ts";

type Reader = Pick<Context, "aws" | "clock" | "signal">;

/** Who serves of a release's two fleets, as read from the target groups; undefined for a plan that moves no traffic. */
export async function servingOf(aws: Aws, log: Recorded): Promise<Serving | undefined> {
  const traffic = trafficOf(log);
  return traffic && routers["target-groups"].serving(aws, traffic.targetGroups, traffic);
}

/** In words, with what to do, for a release whose fleets are both out of rotation. Pure. */
export function nobodyServes(log: Recorded, committed: boolean): string {
  const traffic = trafficOf(log);
  const fleet = committed ? traffic?.green : traffic?.blue;
  const nobody = "Nobody serves: the load balancer sends requests to no instance of blue or green.";
  if (!fleet) return nobody;
  const launched = `${nobody} Auto Scaling registers what it launches in group ${fleet.group} (\`${lookAt(fleet.group)}\`)`;
  return fleet.kind === "group"
    ? `${launched}; deploy again once it serves.`
    : `${launched}, but CodeDeploy installs nothing on it, for lack of a launch hook: unless its AMI holds the application, install it there by a deployment in place, and deploy again once it serves.`;
}

/** The same as something that is left, of a release that green had taken over. Pure. */
export function outOfRotation(log: Recorded): Leftover[] {
  const { targetGroups = [], green } = trafficOf(log) ?? {};
  if (!green) return [];
  return [
    {
      what: `Traffic is on neither fleet in target group ${targetGroups.map(({ arn }) => targetGroupName(arn)).join(", ")}`,
      why: "green had taken over, and all of it was taken out since",
      command: lookAt(green.group),
    },
  ];
}

const lookAt = (group: string): string =>
  shell`aws autoscaling describe-scaling-activities --auto-scaling-group-name ${group}`;

/**
 * Blue has no living instance any more, or CodeDeploy is about to end it, and green serves: there is no way back (rule 14).
 * False also where that cannot be read.
 */
export async function isPastReturn(ctx: Reader, log: Journal): Promise<boolean> {
  const traffic = trafficOf(log);
  if (!traffic) return false;
  try {
    const isOver =
      (await livingMembers(ctx.aws, traffic.blue)).length === 0 || (await isEndingBlue(ctx, log));
    return isOver && (await servingOf(ctx.aws, log)) === "green";
  } catch (error) {
    if (stopsRun(error)) throw error;
    return false;
  }
}

async function isEndingBlue(ctx: Reader, log: Journal): Promise<boolean> {
  const { settings, deploymentId } = recallFrom(log)<DeploymentMemo>("create-deployment") ?? {};
  return settings?.terminate && deploymentId ? endsBlue(await getDeployment(ctx, deploymentId)) : false;
}

/** Who serves of a release of the past, which is opened for it. */
export async function whoServes(aws: Aws, { header, opened }: Past): Promise<Serving | undefined> {
  const folded = (opened ?? (await openRelease(aws, header.target, header.release)))?.folded;
  return folded && servingOf(aws, readOnly(folded));
}
