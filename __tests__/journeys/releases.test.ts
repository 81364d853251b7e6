import type { Ran } from "./run.ts";
import { began, otherRun, play, type Play } from "./unfinished.ts";

type Row = Record<string, unknown>;

const outputOf = ({ events }: Ran, name: string): string =>
  events.flatMap((event) => (event.kind === "output" && event.name === name ? [event.value] : [])).at(-1)!;
const rows = (ran: Ran): Row[] => JSON.parse(outputOf(ran, "releases")) as Row[];
const writes = ({ calls }: Ran): string[] =>
  calls
    .map(({ operation }) => operation)
    .filter((operation) => !/:(Describe|Get|List|Batch)/.test(operation));
const list = async (p: Play): Promise<Ran> => {
  const ran = await p.run({ entry: "releases", owner: otherRun(99) });
  expect(ran.ending?.outcome).toBe("unchanged");
  expect(writes(ran)).toEqual([]);
  return ran;
};

test("without a release it says where it looked", () =>
  play("clone", async (p) => {
    const ran = await list(p);
    expect(rows(ran)).toEqual([]);
    expect(ran.ending!.summary).toContain("The release log holds no release of web/production.");
  }));

test.each(["clone", "same-group", "codedeploy-copy"] as const)(
  "%s: who serves is read from the target groups, what is kept from what still runs",
  (fleet) =>
    play(fleet, async (p) => {
      await p.run({ given: { "ami-id": p.fleet.ami, force: "true" }, owner: otherRun(1) });
      expect((await list(p)).ending!.summary).toBe("web/production has 1 release in its log.");
      await p.pass(20 * 60_000);
      const second = await p.run({ owner: otherRun(2) });
      expect(second.ending?.outcome).toBe("succeeded");
      await p.pass(20 * 60_000);
      const ran = await list(p);
      expect(rows(ran)).toMatchObject([
        {
          release: 2,
          kind: "deploy",
          ami: p.fleet.amiNew,
          actor: "octocat",
          outcome: "succeeded",
          state: "serving",
        },
        { release: 1, kind: "deploy", ami: p.fleet.ami, outcome: "succeeded", state: "kept" },
      ]);
      expect(rows(ran)[0]!["seconds"]).toBeCloseTo(second.took / 1000, -2);
      expect(outputOf(ran, "serving")).toBe("2");
    }),
);

test("a release that is not finished, and what serves meanwhile", () =>
  play("clone", async (p) => {
    await p.run({ given: { "ami-id": p.fleet.ami, force: "true" }, owner: otherRun(1) });
    await p.pass(60_000);
    const running = p.start({ owner: otherRun(2) });
    await p.until(running, began("install-green"));
    const ran = await list(p);
    expect(rows(ran)).toMatchObject([
      { release: 2, outcome: null, seconds: null, state: null },
      { release: 1, outcome: "succeeded", state: "serving" },
    ]);
    running.kill();
  }));

test("a release after which somebody brought blue back does not count as serving", () =>
  play("clone", async (p) => {
    await p.run({});
    await p.pass(20 * 60_000);
    const [arn] = Object.keys(p.world.users.groups);
    const Targets = p.fleet.instanceIds.map((Id) => ({ Id }));
    await p.aws("elasticloadbalancing:RegisterTargets", { TargetGroupArn: arn!, Targets });
    await p.pass(5 * 60_000);
    expect(rows(await list(p))).toMatchObject([{ release: 1, outcome: "succeeded", state: null }]);
  }));

test("a long history is read in few calls", () =>
  play("clone", async (p) => {
    await p.run({});
    await p.pass(60_000);
    const { parameters } = p.world.ssm;
    const path = "/bluegreen/web/production/releases";
    for (let number = 2; number <= 60; number++)
      for (const name of ["", "/by/0/course"])
        parameters[`${path}/${number}${name}`] = rewritten(
          parameters[`${path}/1${name}`]!,
          `${path}/${number}${name}`,
          number,
        );
    const ran = await list(p);
    expect(rows(ran)).toHaveLength(60);
    expect(ran.calls.length).toBeLessThanOrEqual(32);
  }));

/** The same parameter, of another release. */
function rewritten<T>(parameter: T, name: string, release: number): T {
  const text = JSON.stringify(parameter).replaceAll('\\"release\\":1', `\\"release\\":${release}`);
  const copy = JSON.parse(text) as T;
  return Object.assign(copy as object, { name }) as T;
}
