import type { Parameter } from "@aws-sdk/client-ssm";
import type { Aws } from "../aws/call.ts";
import { batches } from "../aws/pages.ts";
import type { Course } from "../engine/record.ts";
import type { Owner } from "../github/context.ts";
import { nextNumber, type Header } from "./claim.ts";
import { fold } from "./fold.ts";
import type { Folded, Place } from "./journal.ts";
import { pathsOf } from "./names.ts";
import { below, decode, read } from "./parameters.ts";

/** How another owner took a release over: `claims/<k>`. */
export interface Claim {
  nonce: string;
  owner: Owner;
  /** ISO 8601. */
  at: string;
}

/** A release as the log has it now. */
export interface Opened {
  header: Header;
  /** The place of its newest owner. */
  place: Place;
  /** Who that is. */
  owner: Owner;
  /** Its newest owner has written a course; before that, what the log says of the release's end is from earlier ones. */
  begun: boolean;
  folded: Folded;
}

/** Reads a release back; undefined when there is none, or none visible yet. */
export async function openRelease(aws: Aws, target: string, release: number): Promise<Opened | undefined> {
  const path = pathsOf(target).release(release);
  const header = await read<Header>(aws, path);
  if (!header) return undefined;
  const parameters = await below(aws, path, true);
  const claims = claimsIn(path, parameters);
  const [owner, newest] = claims.at(-1) ?? [0, undefined];
  return {
    header,
    place: { target, release, owner },
    owner: newest?.owner ?? header.owner,
    begun: parameters.some(({ Name }) => Name === `${pathsOf(target).by(release, owner)}/course`),
    folded: fold(path, parameters),
  };
}

function claimsIn(path: string, parameters: readonly Parameter[]): [number: number, claim: Claim][] {
  return parameters
    .flatMap(({ Name, Value }): [number, Claim][] => {
      const number = /^\/claims\/(\d+)$/.exec(Name!.slice(path.length))?.[1];
      return number === undefined ? [] : [[Number(number), decode<Claim>(Value!, Name!)]];
    })
    .sort(([a], [b]) => a - b);
}

/** How many of the newest releases are looked at: only these can be unfinished. */
const LOOKED_AT = 4;

/** A release at a glance: with the whole of it where its first owner's word does not say all. */
export interface Glimpse {
  header: Header;
  course: Course;
  /** Present where it is not finished, or left something: others may have gone on with it. */
  opened?: Opened;
  /** The same, where it is not finished. */
  unfinished?: Opened;
}

/**
 * The newest releases of a target, the newest first, in few calls. Lists lag behind, so the number after the highest is
 * asked for by its name as well.
 * @param before only those with a lower number
 * @param lookedAt how many at most
 * @returns them, and the number that the next release would get
 */
export async function newestReleases(
  aws: Aws,
  target: string,
  before?: number,
  lookedAt = LOOKED_AT,
): Promise<{ newest: Glimpse[]; next: number }> {
  const highest = before === undefined ? await nextNumber(aws, target) : before - 1;
  const first = Math.max(1, highest - lookedAt + 1);
  const numbers = Array.from({ length: Math.max(0, highest + 1 - first) }, (_, index) => highest - index);
  const glimpses: Glimpse[] = [];
  for (const { header, course } of await headersAndCourses(aws, target, numbers)) {
    if (course && saysAll(course)) glimpses.push({ header, course });
    else {
      const opened = (await openRelease(aws, target, header.release))!;
      const folded = opened.folded.course;
      glimpses.push({ header, course: folded, opened, ...(isFinal(folded) ? {} : { unfinished: opened }) });
    }
  }
  const taken = glimpses[0]?.header.release === highest;
  return { newest: glimpses, next: taken ? highest + 1 : highest };
}

async function headersAndCourses(
  aws: Aws,
  target: string,
  numbers: readonly number[],
): Promise<{ header: Header; course: Course | undefined }[]> {
  const paths = pathsOf(target);
  const courseOf = (number: number): string => `${paths.by(number, 0)}/course`;
  const names = numbers.flatMap((number) => [paths.release(number), courseOf(number)]);
  const values = new Map<string, string>();
  for (const Names of batches(names, 10))
    for (const { Name, Value } of (await aws("ssm:GetParameters", { Names })).Parameters ?? [])
      values.set(Name!, Value!);
  const at = <T>(name: string): T | undefined => {
    const value = values.get(name);
    return value === undefined ? undefined : decode<T>(value, name);
  };
  return numbers.flatMap((number) => {
    const header = at<Header>(paths.release(number));
    return header ? [{ header, course: at<Course>(courseOf(number)) }] : [];
  });
}

/** What its first owner wrote is the last word on it: it has ended, and nothing was left to be put right later. */
export const saysAll = (course: Course): boolean =>
  isFinal(course) && course.outcome !== "failed-dirty" && course.left === undefined;

/** True when nothing remains to be done or decided. */
export const isFinal = ({ outcome, rest }: Course): boolean =>
  outcome !== undefined && outcome !== "open" && !rest;
