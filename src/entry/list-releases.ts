import type { RevisionLocation } from "@aws-sdk/client-codedeploy";
import { Unreachable } from "../aws/aws-error.ts";
import { Failure, messageOf } from "../failure.ts";
import type { ReleasesInputs } from "../inputs/contract.ts";
import { hasSucceeded } from "../releases/claim.ts";
import { history, type Past } from "../releases/history.ts";
import { groupsTagged, retiredBy, retiredInstances } from "../releases/kept.ts";
import { RETIRED_TAG } from "../releases/names.ts";
import { formatDuration, SECOND } from "../time/duration.ts";
import type { Ending } from "./ending.ts";
import { whoServes } from "./serving.ts";
import { targetOf } from "./survey.ts";
import type { World } from "./world.ts";

/** A release as the output `releases` shows it. */
interface Shown {
  release: number;
  kind: string;
  ami: string;
  revision: string | null;
  commit: string;
  actor: string;
  run: string;
  at: string;
  outcome: string | null;
  seconds: number | null;
  state: "serving" | "kept" | null;
  reason: string | null;
}

/** Shows the release log as a table and as JSON: who serves and what is kept are read from AWS, not believed. */
export async function listReleases(world: World, inputs: ReleasesInputs): Promise<Ending> {
  const target = targetOf(inputs);
  const pasts = await history(world.aws, target);
  const states = await statesOf(world, target, pasts);
  const all = pasts.map((past) => shown(past, states.get(past.header.release) ?? null));
  const title = `Releases of ${target}`;
  if (all.length > 0) world.emit({ kind: "table", title, head: HEAD, rows: all.map(cells) });
  world.emit({ kind: "output", name: "releases", value: JSON.stringify(all) });
  const serving = all.find(({ state }) => state === "serving")?.release ?? "";
  world.emit({ kind: "output", name: "serving", value: String(serving) });
  const summary =
    all.length > 0
      ? `${target} has ${all.length} ${all.length === 1 ? "release" : "releases"} in its log.`
      : NONE(target);
  return { outcome: "unchanged", summary, leftovers: [] };
}

const NONE = (target: string): string =>
  `The release log holds no release of ${target}. If there should be some, look at the names: releases are kept under \`target\`, by default <application>/<deployment-group>.`;

/** Which releases serve and which are kept; what cannot be read is told and left out. */
async function statesOf(
  world: World,
  target: string,
  pasts: readonly Past[],
): Promise<Map<number, Shown["state"]>> {
  const states = new Map<number, Shown["state"]>();
  // Each success retired what the success before it had brought.
  const successes = pasts.filter(hasSucceeded);
  try {
    for (const number of await keptBy(world, target)) {
      const at = successes.findIndex(({ header }) => header.release === number);
      const before = at < 0 ? undefined : successes[at + 1];
      if (before) states.set(before.header.release, "kept");
    }
    const [newest] = successes;
    if (newest && (await whoServes(world.aws, newest)) === "green")
      states.set(newest.header.release, "serving");
  } catch (error) {
    if (!(error instanceof Failure || error instanceof Unreachable)) throw error;
    world.emit({ kind: "warned", text: `Who serves could not be read: ${messageOf(error)}` });
  }
  return states;
}

/** The releases that retired what still runs. */
async function keptBy({ aws }: World, target: string): Promise<Set<number>> {
  const groups = (await groupsTagged(aws, [RETIRED_TAG])).filter(
    ({ Instances }) => (Instances ?? []).length > 0,
  );
  const instances = await retiredInstances(aws, target);
  const numbers = [...groups, ...instances].map(({ Tags }) => retiredBy(target, Tags));
  return new Set(numbers.filter((number) => number !== undefined));
}

function shown({ header, course }: Past, state: Shown["state"]): Shown {
  const { release, kind, ami, revision, owner, at } = header;
  const { outcome, endedAt } = course;
  return {
    release,
    kind,
    ami,
    revision: revisionText(revision),
    commit: owner.sha,
    actor: owner.actor,
    run: owner.runUrl,
    at,
    outcome: outcome ?? null,
    seconds: endedAt ? Math.round((Date.parse(endedAt) - Date.parse(at)) / SECOND) : null,
    state,
    reason: header.back?.reason ?? null,
  };
}

function revisionText(revision: RevisionLocation | null): string | null {
  const { s3Location: s3, gitHubLocation: github } = revision ?? {};
  if (s3) return `s3://${s3.bucket}/${s3.key}${s3.version ? `?versionId=${s3.version}` : ""}`;
  return github ? `github:${github.repository}@${github.commitId}` : null;
}

const HEAD = [
  "Release",
  "Kind",
  "AMI",
  "Revision",
  "Commit",
  "Actor",
  "Begun",
  "Outcome",
  "Took",
  "Now",
  "Reason",
];

const cells = (one: Shown): string[] => [
  String(one.release),
  one.kind,
  one.ami,
  one.revision ?? "",
  one.commit.slice(0, 10),
  one.actor,
  one.at.replace(/\.\d+Z$/, "Z"),
  one.outcome ?? "not finished",
  one.seconds === null ? "" : formatDuration(one.seconds * SECOND),
  one.state ?? "",
  one.reason ?? "",
];
