import type { FleetOptions } from "../../simulator/scenarios/options.ts";
import { READY_WAIT } from "./each-fleet.ts";
import { onBlue, onGreen } from "./left-behind.ts";
import { began, otherRun, play, type Play } from "./unfinished.ts";

// A person stops the deployment past the commit point: CodeDeploy is about to end blue.

const ENDS_BLUE: Partial<FleetOptions> = {
  ...READY_WAIT,
  terminate: { action: "TERMINATE", waitMinutes: 15 },
};
const GIVEN = { retire: "terminate" } as const;
const BESIDE = ["clone", "codedeploy-copy"] as const;

/** Begins a deployment, and stops it by hand while CodeDeploy waits to end blue. */
async function stopped(p: Play, autoRollbackEnabled: boolean) {
  const running = p.start({ owner: otherRun(1), given: GIVEN });
  await p.until(running, began("finish-deployment"));
  const [deploymentId] = Object.keys(p.world.codeDeploy.deployments).slice(-1);
  await p.aws("codedeploy:StopDeployment", { deploymentId: deploymentId!, autoRollbackEnabled });
  const { ending, events } = await running.ran;
  await p.pass(1_800_000);
  return { ending, told: JSON.stringify(events) };
}

test.each(BESIDE)("%s: stopped without a rollback, green serves and the release is finished", (fleet) =>
  play(
    fleet,
    async (p) => {
      const { ending, told } = await stopped(p, false);
      expect(ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      expect(told).toContain("installs the earlier revision");
      onGreen(p);
      const repair = await p.run({ entry: "repair", owner: otherRun(2) });
      expect(repair.ending).toMatchObject({ outcome: "unchanged", leftovers: [] });
      const next = await p.run({ owner: otherRun(3), given: { ...GIVEN, force: "true" } });
      expect(next.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
    },
    ENDS_BLUE,
  ),
);

test.each(BESIDE)("%s: stopped with a rollback, repair goes back where it is told to", (fleet) =>
  play(
    fleet,
    async (p) => {
      const { ending } = await stopped(p, true);
      expect(ending?.outcome).toBe("failed-dirty");
      const listed = await p.run({ entry: "repair", owner: otherRun(2) });
      expect(listed.ending?.outcome).toBe("failed-dirty");
      expect(JSON.stringify(listed.events)).toContain("open: undo");
      // Blue serves: nobody is told to end it.
      expect(listed.ending?.leftovers.map(({ what }) => what)).not.toContain(
        "blue's Auto Scaling group web-blue",
      );
      const repair = await p.run({ entry: "repair", owner: otherRun(3), given: { open: "undo" } });
      expect(repair.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      onBlue(p);
      expect(p.world.autoScaling.groups["web-blue"]!.settings.suspended).toEqual({});
      const next = await p.run({ owner: otherRun(4), given: GIVEN });
      expect(next.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      onGreen(p);
    },
    ENDS_BLUE,
  ),
);
