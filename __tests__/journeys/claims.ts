import assert from "node:assert/strict";
import type { Outcome } from "../../src/outcome.ts";
import type { Travelled } from "./lab.ts";

/** The outcome, with the whole story in the message when it is another. */
export function ended(t: Travelled, outcome: Outcome): void {
  if (t.ending.outcome === outcome) return;
  const leftovers = t.ending.leftovers.map(({ what, why }) => `${what}: ${why}`).join("\n");
  assert.fail(`ended ${t.ending.outcome}, not ${outcome}: ${t.ending.summary}\n${leftovers}\n${story(t)}`);
}

/** No user saw a failed request. */
export const harmless = (t: Travelled): void => {
  assert.deepEqual(t.harms, [], `users saw:\n${JSON.stringify(t.harms, null, 1)}\n${story(t)}`);
};

/** The end of the log and the path, for messages. */
export const story = (t: Travelled): string => `${t.path.join(" → ")}\n${t.said.slice(-30).join("\n")}`;

/** The new AMI alone is in rotation, with `count` healthy targets in every target group. */
export function greenAlone(t: Travelled, count: number): void {
  for (const { name, healthy } of Object.values(t.world.users.groups))
    assert.deepEqual(healthy.byImage, { [t.fleet.amiNew]: count }, `in rotation in ${name}\n${story(t)}`);
  assert.equal(t.outputs["serving"], "green");
}

/** The old AMI alone is in rotation. */
export function blueAlone(t: Travelled, count: number): void {
  for (const { name, healthy } of Object.values(t.world.users.groups))
    assert.deepEqual(healthy.byImage, { [t.fleet.ami]: count }, `in rotation in ${name}\n${story(t)}`);
  assert.equal(t.outputs["serving"], "blue");
}

/** The world is as it was before: `failed-clean` must mean that. */
export const sameWorld = (t: Travelled): void => {
  assert.deepEqual(t.changes, [], `the world is not as before\n${story(t)}`);
};
