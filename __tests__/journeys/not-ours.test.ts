import type { Ran } from "./run.ts";
import { FLEETS } from "./each-fleet.ts";
import { began, otherRun, play, type Play } from "./unfinished.ts";

const stopped = (rans: readonly Ran[]): string[] =>
  rans.flatMap(({ calls }) =>
    calls
      .filter(({ operation }) => operation === "codedeploy:StopDeployment")
      .map(({ input }) => (input as { deploymentId: string }).deploymentId),
  );

/** Blue launches one more, whose agent is silent: CodeDeploy's own deployment on it goes on. */
async function launches({ aws, world, fleet }: Play): Promise<void> {
  world.faults.push({ kind: "agent-silent", who: { group: fleet.groupName } });
  await aws("autoscaling:SetDesiredCapacity", {
    AutoScalingGroupName: fleet.groupName,
    DesiredCapacity: fleet.options.instances + 1,
  });
}

/** The ids of deployments that have not ended, by whom they were begun. */
async function active({ aws, fleet }: Play, creator: string): Promise<string[]> {
  const { application, deploymentGroup } = fleet.codeDeploy!;
  const { deployments: ids = [] } = await aws("codedeploy:ListDeployments", {
    applicationName: application,
    deploymentGroupName: deploymentGroup,
    includeOnlyStatuses: ["Created", "Queued", "InProgress", "Ready"],
  });
  const infos = await Promise.all(
    ids.map((deploymentId) => aws("codedeploy:GetDeployment", { deploymentId })),
  );
  return infos.flatMap(({ deploymentInfo }) =>
    deploymentInfo?.creator === creator ? [deploymentInfo.deploymentId!] : [],
  );
}

describe("CodeDeploy's own deployment on an instance that was launched", () => {
  test("refuses a deployment that begins meanwhile, and goes on", () =>
    play("clone", async (p) => {
      await launches(p);
      await p.pass(120_000);
      const theirs = await active(p, "autoscaling");
      expect(theirs.length).toBe(1);
      const ran = await p.run();
      expect(ran.ending?.outcome).toBe("failed-clean");
      expect(ran.ending?.summary).toContain("deployment-active");
      expect(await active(p, "autoscaling")).toEqual(theirs);
    }));

  test("is waited for by ours, and not stopped", () =>
    play("clone", async (p) => {
      const running = p.start();
      await p.until(running, began("launch-green"));
      await launches(p);
      await p.pass(90_000);
      expect((await active(p, "autoscaling")).length).toBe(1);
      const ran = await running.ran;
      expect(ran.ending?.outcome).toBe("succeeded");
      expect(JSON.stringify(ran.events)).toContain("web-blue is still moving");
      expect(stopped([ran])).toEqual([]);
      expect(p.world.users.harms).toEqual([]);
    }));

  test.each(["settle", "supersede", "repair", "rollback"] as const)(
    "is not stopped by what undoes ours: %s",
    (by) =>
      play("clone", async (p) => {
        const first = p.start({ owner: otherRun(1) });
        await p.until(first, began("launch-green"));
        await launches(p);
        await p.pass(90_000);
        const theirs = await active(p, "autoscaling");
        expect(theirs.length).toBe(1);
        first.kill();
        const rans = [await first.ran];
        await p.pass(200_000);
        if (by === "settle") rans.push(await p.run({ entry: "settle", owner: otherRun(1) }));
        else {
          const given = by === "supersede" ? { concurrency: "supersede" } : {};
          const entry = by === "supersede" ? "deploy" : by;
          rans.push(await p.run({ entry, owner: otherRun(2), given }));
        }
        expect(stopped(rans)).toEqual([]);
        expect(p.world.users.harms).toEqual([]);
        expect(await active(p, "autoscaling")).toEqual(theirs);
      }),
  );
});

test.each(FLEETS)("%s: whatever a run stops is its own", (fleet) =>
  play(fleet, async (p) => {
    const running = p.start();
    await p.until(running, began("install-green"));
    const ours = [...(await active(p, "user"))];
    running.cancel();
    const rans = [await running.ran, await p.run({ entry: "settle" })];
    expect(ours.length).toBe(1);
    expect(new Set(stopped(rans))).toEqual(new Set(ours));
  }),
);
