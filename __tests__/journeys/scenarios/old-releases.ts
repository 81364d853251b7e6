import assert from "node:assert/strict";
import { encode } from "../../../src/releases/parameters.ts";
import { pathsOf } from "../../../src/releases/names.ts";
import type { Json } from "../../../src/engine/step.ts";
import { ended, story } from "../claims.ts";
import type { Journey } from "../lab.ts";

const TARGET = "web/production";
const paths = pathsOf(TARGET);

/** A finished release of long ago, an open one, and a head far above both. */
const HISTORY: Record<string, Json> = {
  [paths.release(1)]: header(1),
  [`${paths.by(1, 0)}/course`]: { direction: "forward", committed: true, outcome: "succeeded" },
  [paths.release(2)]: header(2),
  [`${paths.by(2, 0)}/course`]: { direction: "forward", committed: false, outcome: "open" },
  [paths.head]: 30,
};

function header(release: number): Json {
  return {
    target: TARGET,
    release,
    nonce: "old",
    at: "2025-01-01T00:00:00.000Z",
    kind: "deploy",
    ami: "ami-1",
  };
}

export const oldReleases: Journey = {
  name: "codedeploy-copy: numbers are never reused, and a finished release of long ago is pruned",
  fleet: "codedeploy-copy",
  rules: [24, 26],
  async prepare({ aws }, person) {
    for (const [Name, value] of Object.entries(HISTORY))
      await aws("ssm:PutParameter", { Name, Value: encode(value), Type: "String" });
    await person.sleep(10_000);
  },
  async check(t) {
    ended(t, "succeeded");
    assert.equal(t.outputs["release"] ?? "31", "31", story(t));
    assert.ok(
      t.events.some((event) => event.kind === "claimed" && event.release === 31),
      story(t),
    );
    const names = Object.keys(HISTORY).filter((name) => name !== paths.head);
    const { Parameters = [], InvalidParameters = [] } = await t.aws("ssm:GetParameters", { Names: names });
    assert.deepEqual(InvalidParameters.sort(), [paths.release(1), `${paths.by(1, 0)}/course`].sort());
    assert.equal(Parameters.length, 2);
  },
};
