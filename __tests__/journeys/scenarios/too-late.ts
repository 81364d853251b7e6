import assert from "node:assert/strict";
import { ended, greenAlone, harmless, story } from "../claims.ts";
import type { FleetName } from "../../../src/plan/facts.ts";
import type { Actor } from "../../../simulator/time/virtual-time.ts";
import type { Journey, Stage } from "../lab.ts";
import { activeDeployment } from "../somebody.ts";
import { attempt } from "../by-hand.ts";

const FLEETS = ["clone", "codedeploy-copy"] as const satisfies readonly FleetName[];

/** Until CodeDeploy has begun to end blue; returns the deployment's id. */
async function untilBlueEnds({ aws, fleet }: Stage, actor: Actor): Promise<string> {
  const deploymentId = await activeDeployment(aws, actor, fleet.codeDeploy!);
  for (;;) {
    const { Reservations = [] } = await aws("ec2:DescribeInstances", { InstanceIds: fleet.instanceIds });
    const states = Reservations.flatMap(({ Instances = [] }) => Instances.map(({ State }) => State!.Name!));
    if (states.every((state) => state === "shutting-down" || state === "terminated")) return deploymentId;
    await actor.sleep(2_000);
  }
}

const LATE: Record<string, (stage: Stage, deploymentId: string) => Promise<unknown>> = {
  "somebody tries to stop it": ({ aws }, deploymentId) =>
    attempt(aws("codedeploy:StopDeployment", { deploymentId, autoRollbackEnabled: true })),
  "an alarm goes off": ({ aws }) =>
    aws("cloudwatch:SetAlarmState", { AlarmName: "web-errors", StateValue: "ALARM", StateReason: "late" }),
};

/** Past the commit point, when CodeDeploy has begun to end blue: green serves, and goes on serving. */
export const tooLate: Journey[] = Object.entries(LATE).flatMap(([what, act]) =>
  FLEETS.map((fleet) => ({
    name: `${fleet}: ${what} when blue is being ended already, green goes on serving`,
    fleet,
    rules: [14, 15, 16],
    options: { alarms: ["web-errors"], terminate: { action: "TERMINATE" as const, waitMinutes: 15 } },
    inputs: { retire: "terminate" },
    async meanwhile(stage, actor) {
      await act(stage, await untilBlueEnds(stage, actor));
    },
    check(t) {
      harmless(t);
      greenAlone(t, 3);
      if (what.startsWith("somebody")) ended(t, "succeeded");
      else assert.ok(["succeeded", "failed-dirty"].includes(t.ending.outcome), story(t));
    },
  })),
);
