import assert from "node:assert/strict";
import type { GroupPortrait, Portrait } from "../../simulator/scenarios/portrait.ts";
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

/** The old AMI alone is in rotation, whatever the run could say of it. */
export function blueInRotation(t: Travelled, count: number): void {
  for (const { name, healthy } of Object.values(t.world.users.groups))
    assert.deepEqual(healthy.byImage, { [t.fleet.ami]: count }, `in rotation in ${name}\n${story(t)}`);
}

/** The old AMI alone is in rotation, and the run says so. */
export function blueAlone(t: Travelled, count: number): void {
  blueInRotation(t, count);
  assert.equal(t.outputs["serving"], "blue");
}

/** The world is as it was before: `failed-clean` must mean that. */
export const sameWorld = (t: Travelled): void => {
  assert.deepEqual(t.changes, [], `the world is not as before\n${story(t)}`);
};

/** A failure before the commit point: users saw nothing of it, and nothing is left of it. */
export function asBefore(t: Travelled, instances = 3): void {
  ended(t, "failed-clean");
  harmless(t);
  blueAlone(t, instances);
  sameWorld(t);
}

/** What the run explained as its cause, its remedy and its details, in one text. */
export const explained = (t: Travelled): string =>
  t.events
    .flatMap((event) => (event.kind === "explained" ? [event.cause, event.remedy, ...event.details] : []))
    .join("\n");

/** The root cause is told in words that match. */
export const because = (t: Travelled, words: RegExp): void =>
  assert.match(explained(t), words, `explained otherwise\n${story(t)}`);

export const groupIn = (portrait: Portrait, name: string): GroupPortrait | undefined => portrait.groups[name];

/** The version of the launch template by which a group launches, as it is configured. */
export function versionOf(group: GroupPortrait | undefined): string | undefined {
  const template = group?.template as
    { Version?: string; LaunchTemplate?: { LaunchTemplateSpecification: { Version: string } } } | undefined;
  return template?.Version ?? template?.LaunchTemplate?.LaunchTemplateSpecification.Version;
}

/** Blue's instances as the outputs name them. */
export const blueIds = (t: Travelled): string[] => JSON.parse(t.outputs["blue-instance-ids"]!) as string[];

/** Blue runs on, out of rotation (of which `greenAlone` speaks). */
export function blueRuns(t: Travelled): void {
  for (const id of blueIds(t)) assert.equal(t.after.instances[id]?.state, "running", `blue's ${id}`);
}

/** None of blue's instances is left. */
export function blueEnded(t: Travelled): void {
  const left = blueIds(t).filter((id) => id in t.after.instances);
  assert.deepEqual(left, [], `of blue's instances\n${story(t)}`);
}

/** Green's group works as blue's did: same sizes and processes, attached, nobody unhealthy. */
export function greenIsSound(t: Travelled): void {
  const blue = groupIn(t.before, t.outputs["blue-group"]!)!;
  const green = groupIn(t.after, t.outputs["green-group"] ?? t.outputs["blue-group"]!)!;
  const settings = ({ min, max, desired, suspended, attached }: GroupPortrait) => ({
    min,
    max,
    desired,
    suspended,
    attached,
  });
  assert.deepEqual(settings(green), settings(blue), story(t));
  const members = green.instances.filter((one) => !one.includes(" Standby"));
  assert.equal(members.filter((one) => one.endsWith(" InService Healthy")).length, blue.desired, story(t));
}

/** What preflight told, by its code. */
export const findingsOf = (t: Travelled): string[] =>
  t.events.flatMap((event) => (event.kind === "findings" ? event.findings.map(({ code }) => code) : []));

/** Nothing that changes anything was ever sent. */
export function untouched(t: Travelled): void {
  const changing = t.calls.map(({ operation }) => operation).filter((one) => !isRead(one));
  assert.deepEqual(changing, [], story(t));
  sameWorld(t);
}

const isRead = (operation: string): boolean => /:(Describe|Get|List|BatchGet)/.test(operation);

/** Preflight refuses with this finding, which names what it is about, before anything is changed. */
export function refusedBy(t: Travelled, code: string, says: string): void {
  ended(t, "failed-clean");
  const found = t.events.flatMap((event) => (event.kind === "findings" ? event.findings : []));
  const finding = found.find((one) => one.code === code && one.severity === "error");
  assert.ok(finding, `no error ${code}\n${story(t)}`);
  assert.ok(`${finding.where}: ${finding.what} ${finding.remedy}`.includes(says), JSON.stringify(finding));
  assert.ok(t.ending.summary.includes(code), t.ending.summary);
  untouched(t);
  harmless(t);
}

/** Nothing was done that a plan shown before does not name (law 2). */
export function asPlanned({ events }: Travelled): void {
  const shown = (at: number): string =>
    events
      .slice(0, at)
      .flatMap((event) => (event.kind === "plan" ? [event.text] : []))
      .join("\n");
  for (const [at, event] of events.entries())
    if (event.kind === "step-began" && event.direction === "forward")
      assert.ok(shown(at).includes(event.title), `no plan names "${event.title}"\n${shown(at)}`);
}
