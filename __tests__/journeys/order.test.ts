import { otherRun, play } from "./unfinished.ts";

const [EARLIER, LATER] = ["1".repeat(40), "2".repeat(40)];
const known = (a: string, b: string): Promise<boolean> => Promise.resolve(a === EARLIER && b === LATER);
/** Runs of different workflows: their numbers say nothing. */
const deploying = { ...otherRun(3), sha: LATER };
const other = { ...otherRun(900), workflow: "hotfix", sha: EARLIER };

describe("an earlier commit, from another workflow", () => {
  test("does not overtake a later one, unless it is forced to; nothing is changed", () =>
    play("clone", async (p) => {
      expect((await p.run({ owner: deploying })).ending?.outcome).toBe("succeeded");
      await p.pass(600_000);
      const given = { "ami-id": p.fleet.ami };
      const { ending, calls, events } = await p.run({ owner: other, isAncestor: known, given });
      expect(ending?.outcome).toBe("failed-clean");
      expect(JSON.stringify(events)).toContain("is an ancestor of 222222222222");
      const writes = calls.filter(({ operation }) => !/:(Describe|Get|List|Batch)/.test(operation));
      expect(writes.map(({ operation }) => operation)).toEqual([]);
      const forced = await p.run({ owner: other, isAncestor: known, given: { ...given, force: "true" } });
      expect(forced.ending?.summary).toBe("Release 2 of web/production: green serves.");
    }));

  test("is told without the token that GitHub was asked with, also in the release log", () =>
    play("clone", async (p) => {
      const given = { "github-token": "canary0token1of2GHES" };
      expect((await p.run({ owner: deploying, given })).ending?.outcome).toBe("succeeded");
      await p.pass(600_000);
      const later = { ...given, "ami-id": p.fleet.ami };
      const { ending, events, calls } = await p.run({ owner: other, isAncestor: known, given: later });
      expect(ending?.outcome).toBe("failed-clean");
      expect(JSON.stringify([events, calls, p.world.ssm])).not.toContain("canary");
    }));

  test.each([
    ["nobody knows the commits", other, () => Promise.resolve(undefined)],
    ["it is no ancestor", { ...other, sha: "3".repeat(40) }, known],
    ["it is another repository's", { ...other, repository: "octo/other" }, known],
    ["it is of the same workflow, and a newer run", { ...other, workflow: "deploy" }, known],
  ])("is deployed where %s", (_, owner, isAncestor) =>
    play("clone", async (p) => {
      expect((await p.run({ owner: deploying })).ending?.outcome).toBe("succeeded");
      await p.pass(600_000);
      const { ending } = await p.run({ owner, isAncestor, given: { "ami-id": p.fleet.ami } });
      expect(ending?.summary).toBe("Release 2 of web/production: green serves.");
    }),
  );
});
