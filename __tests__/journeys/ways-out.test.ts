import type { BluegreenEvent } from "../../src/events.ts";
import { began, otherRun, play, type Play } from "./unfinished.ts";

// Ways out on which something else goes wrong as well: what is told must still be true, and what is owed is done.

const images = ({ world }: Play): unknown[] =>
  Object.values(world.users.groups).map(({ healthy }) => healthy.byImage);
const onGreen = (p: Play): void => expect(images(p)).toEqual([{ [p.fleet.amiNew]: 3 }]);
const onBlue = (p: Play): void => expect(images(p)).toEqual([{ [p.fleet.ami]: 3 }]);
const harmless = ({ world }: Play): void => expect(world.users.harms).toEqual([]);
const goesBack = (event: BluegreenEvent): boolean =>
  event.kind === "step-began" && event.direction === "back";
const LEAVE = { "on-cancel": "leave" };

test("on-timeout: stop, and the traffic could not be brought back: that is listed first, with the reason", () =>
  play("clone", async (p) => {
    const running = p.start({ given: { timeout: "150s", "on-timeout": "stop" } });
    await p.until(running, began("install-green"));
    const refused = { code: "AccessDeniedException", message: "not for you", status: 400 };
    p.world.faults.push({ kind: "error", operation: "codedeploy:StopDeployment", ...refused });
    const { ending } = await running.ran;
    expect(ending?.outcome).toBe("open");
    // Users are on green: whoever runs the commands from the top must not end it first.
    expect(ending?.leftovers[0]?.what).toMatch(/^CodeDeploy deployment d-\w+/);
    expect(ending?.leftovers[0]?.why).toContain("not for you");
    harmless(p);
  }));

test("on-cancel: leave that could not be written down in time is settle's to write down: nobody takes it for abandoned", () =>
  play("clone", async (p) => {
    const running = p.start({ owner: otherRun(1), given: LEAVE });
    await p.until(running, began("install-green"));
    p.world.faults.push({ kind: "lost-request", operation: "ssm:PutParameter", lastsMs: 8_000 });
    running.cancel();
    expect((await running.ran).events.at(-1)).toMatchObject({ kind: "stopped" });
    await p.pass(10_000);
    const settled = await p.run({ entry: "settle", owner: otherRun(1) });
    expect(settled.ending).toMatchObject({ outcome: "open" });
    await p.pass(10_000);
    const other = await p.run({ owner: otherRun(2) });
    expect(JSON.stringify(other.events)).toContain("Release 1 of web/production is open");
  }));

test("AWS takes no write, and answers every read: a run ends that cannot claim a release", () =>
  play("clone", async (p) => {
    const broken = { code: "InternalServerError", message: "", status: 500 };
    p.world.faults.push({ kind: "error", operation: "ssm:PutParameter", ...broken });
    const running = p.start();
    await p.pass(600_000);
    const ended = running.events.at(-1);
    running.kill();
    expect(ended).toMatchObject({ kind: "ended", outcome: "failed-clean" });
  }));

test("cancelled while it undoes a release that was claimed right before its own: settle goes on with that one", () =>
  play("clone", async (p) => {
    const hasLooked = (event: BluegreenEvent): boolean =>
      event.kind === "output" && event.name === "previous-ami-id";
    p.site.witness = {
      began: () => undefined,
      asked: () => undefined,
      called: () => undefined,
      told: (pid, event) => void (pid === 1 && hasLooked(event) && later.pause(120_000)),
    };
    const later = p.start({ owner: otherRun(2) });
    await p.until(later, hasLooked);
    const first = p.start({ owner: otherRun(1) });
    await p.until(first, began("install-green"));
    first.kill();
    await p.until(later, goesBack);
    later.cancel();
    expect((await later.ran).events.at(-1)).toMatchObject({
      kind: "stopped",
      summary: "Release 1 of web/production was cancelled on its way back, which goes on.",
    });
    const settled = await p.run({ entry: "settle", owner: otherRun(2) });
    expect(settled.ending?.outcome).toMatch(/^failed-(clean|dirty)$/);
    if (settled.ending?.outcome === "failed-clean") expect(await p.changes()).toEqual([]);
    onBlue(p);
    harmless(p);
  }));

const BACK = { entry: "rollback" as const, owner: otherRun(2) };
const settling = { entry: "settle" as const, of: "rollback" as const, owner: otherRun(2) };

/** A rollback has brought the traffic back; the deployment that was to make it lasting is cancelled, and undone. */
async function cutShort(p: Play) {
  const given = { retire: "keep", revision: "s3://releases/web-2.zip" };
  expect((await p.run({ owner: otherRun(1), given })).ending?.outcome).toBe("succeeded");
  await p.pass(600_000);
  const rollback = p.start(BACK);
  await p.until(rollback, began("install-green"));
  rollback.cancel();
  await rollback.ran;
  return p.run(settling);
}

test("a rollback that is cancelled while it is made lasting has been done, and settle says so", () =>
  play("clone", async (p) => {
    const { ending } = await cutShort(p);
    expect(ending?.outcome).toBe("succeeded");
    expect(ending?.summary).toContain("Release 2 of web/production");
    expect(ending?.leftovers.map(({ what }) => what).join()).toContain("Release 2 is provisional");
    onBlue(p);
    harmless(p);
  }));

test("run again by its own job, it is made lasting, and not rolled back", () =>
  play("clone", async (p) => {
    await cutShort(p);
    await p.pass(60_000);
    const again = await p.run({ ...BACK, owner: { ...otherRun(2), attempt: "2" } });
    expect(again.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
    onBlue(p);
    harmless(p);
  }));

test("a deployment that failed since does not make a rollback, run again by its own job, go forward", () =>
  play("clone", async (p) => {
    expect((await p.run({ owner: otherRun(1), given: { retire: "keep" } })).ending?.outcome).toBe(
      "succeeded",
    );
    await p.pass(600_000);
    expect((await p.run(BACK)).ending?.outcome).toBe("succeeded");
    const failed = await p.run({ owner: otherRun(3), given: { timeout: "100s" } });
    expect(failed.ending?.outcome).toBe("failed-clean");
    await p.pass(60_000);
    const again = await p.run({ ...BACK, owner: { ...otherRun(2), attempt: "2" } });
    expect(again.ending?.outcome).toBe("unchanged");
    onBlue(p);
    harmless(p);
  }));

test("a repair that is cancelled as it looks once more says nothing that it has not seen: settle looks", () =>
  play("clone", async (p) => {
    expect((await p.run({ owner: otherRun(1) })).ending?.outcome).toBe("succeeded");
    await p.pass(3 * 86_400_000);
    const given = { "retire-after": "48h" };
    const repairing = p.start({ entry: "repair", owner: otherRun(2), given });
    await p.until(repairing, (event) => event.kind === "step-ended" && event.step === "end-kept");
    repairing.cancel();
    expect((await repairing.ran).events.at(-1)).toMatchObject({ kind: "stopped" });
    const settled = await p.run({ entry: "settle", of: "repair", owner: otherRun(2), given });
    expect(settled.ending?.outcome).toMatch(/^(succeeded|failed-dirty)$/);
    onGreen(p);
    harmless(p);
  }));

test("a run that dies when it has written down how it ended: settle lists what is left", () =>
  play("clone", async (p) => {
    const refused = { code: "AccessDeniedException", message: "not for you", status: 400 };
    const operation = "ec2:DeleteLaunchTemplateVersions";
    p.world.faults.push({ kind: "error", operation, ...refused });
    const running = p.start({
      given: { timeout: "150s" },
      onCall: ({ operation: called, input }) => {
        const { Value = "" } = input as { Value?: string };
        if (called === "ssm:PutParameter" && Value.includes("failed-dirty")) running.kill();
      },
    });
    expect((await running.ran).ending).toBeUndefined();
    const { ending } = await p.run({ entry: "settle" });
    expect(ending?.outcome).toBe("failed-dirty");
    expect(ending?.leftovers.map(({ what }) => what).join()).toMatch(/version 2 of launch template/);
  }));

test("the job is run again by a version that does not know a step of its release: it is left as it stands", () =>
  play("clone", async (p) => {
    const running = p.start();
    await p.until(running, began("install-green"));
    running.kill();
    await running.ran;
    const { versions } = p.world.ssm.parameters["/bluegreen/web/production/releases/1/by/0/plan/0"]!;
    const plan = versions.at(-1)!;
    plan.value = plan.value.replace('"install-green"', '"install-blue"');
    const { ending } = await p.run({ owner: { attempt: "2" } });
    expect(ending?.outcome).toBe("open");
    expect(ending?.summary).toContain('names a step "install-blue" that this version does not know');
    expect(ending?.summary).toContain("Run the version of the action that began the release.");
    onBlue(p);
  }));

test("codedeploy-copy: blue could neither be frozen nor thawed: nothing is suspended, and nothing is listed", () =>
  play("codedeploy-copy", async (p) => {
    const refused = {
      kind: "error",
      code: "NobodyForesawThisException",
      message: "no",
      status: 400,
    } as const;
    p.world.faults.push({ ...refused, operation: "autoscaling:SuspendProcesses" });
    p.world.faults.push({ ...refused, operation: "autoscaling:ResumeProcesses" });
    expect((await p.run()).ending).toMatchObject({ outcome: "failed-clean", leftovers: [] });
  }));
