import type { RevisionLocation } from "@aws-sdk/client-codedeploy";
import { LostAnswer } from "../aws/aws-error.ts";
import type { Aws } from "../aws/call.ts";
import { endedAs, type Course } from "../engine/record.ts";
import { Failure } from "../failure.ts";
import type { Owner } from "../github/context.ts";
import type { Clock, Millis } from "../time/clock.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { FRESH, writeCourse } from "./journal.ts";
import { pathsOf } from "./names.ts";
import { below, bytesOf, create, LARGEST_VALUE, put, read } from "./parameters.ts";

/** What the user wants when something comes between: recorded, since another process may have to act on it. */
export interface Terms {
  onFailure: "rollback" | "leave";
  onTimeout: "rollback" | "stop" | "leave";
  onCancel: "rollback" | "leave" | "finish";
  /** ISO 8601: when the user's `timeout` ends. */
  deadline: string;
}

/** What a release is about. A repair brings nothing: it puts in order what others left. */
export type ReleaseKind = "deploy" | "repair" | "rollback";

/** What a fleet serves with. */
export interface Content {
  ami: string;
  /** Null: not known. */
  revision: RevisionLocation | null;
}

/** Where a rollback goes, and why. */
export interface Back {
  /** The release that served when it began; 0: none of this log. */
  from: number;
  /** The release whose content serves again; 0: what served before the first one. */
  to: number;
  how: "instant" | "redeploy";
  reason: string | null;
  /** An instant one that CodeDeploy does not know of: whatever is launched would get another revision (rule 11). */
  provisional: boolean;
  /** Whether the earlier revision is to be deployed again afterwards. */
  followUp: boolean;
}

/** The header of a release: written once, by the call that claims the number. */
export interface Header {
  target: string;
  release: number;
  nonce: string;
  owner: Owner;
  /** ISO 8601. */
  at: string;
  kind: ReleaseKind;
  ami: string;
  revision: RevisionLocation | null;
  /** What served when it was claimed: where a rollback goes back to. Absent in logs of the first version. */
  before?: Content;
  /** By what a redeployment of it is made the same way: inputs as the user gave them. */
  ways?: { fleet: string; retire: string; tagKey: string };
  /** No release before it may serve again. */
  irreversible?: true;
  /** Of a rollback. */
  back?: Back;
  /** The rollback that this release makes lasting: it deploys what that brought back. */
  follows?: number;
  /** As the user gave it. */
  tagValue: string | null;
  terms: Terms;
}

/** Whether it brings an AMI and a revision into service. */
export const brings = ({ kind }: Pick<Header, "kind">): boolean => kind !== "repair";

/** Whether it brought something into service, which served when it ended. */
export const hasSucceeded = ({ header, course }: { header: Header; course: Course }): boolean =>
  brings(header) && course.outcome === "succeeded";

/** The number the next release would get: the highest known plus one. Numbers are never reused (rule 24). */
export async function nextNumber(aws: Aws, target: string): Promise<number> {
  const paths = pathsOf(target);
  const [listed, head] = await Promise.all([numbersOf(aws, target), read<number>(aws, paths.head)]);
  return Math.max(0, head ?? 0, ...listed) + 1;
}

/** The release numbers of a target that the listing shows; it may lag behind. */
export async function numbersOf(aws: Aws, target: string): Promise<number[]> {
  const headers = await below(aws, pathsOf(target).releases, false);
  return headers.map(({ Name }) => Number(Name!.split("/").at(-1))).filter(Number.isInteger);
}

/**
 * Claims the next release number: one atomic create is the number, the lock and the header.
 * When another run takes the number first, the next one is tried.
 */
export async function claim(aws: Aws, clock: Clock, header: Omit<Header, "release">): Promise<Header> {
  for (let number = await nextNumber(aws, header.target); ; number++) {
    const mine = fitting({ ...header, release: number });
    const name = pathsOf(header.target).release(number);
    if (!(await createOrRecognise(aws, clock, name, mine))) continue;
    await put(aws, pathsOf(header.target).head, number);
    await refuseIfOvertaken(aws, clock, mine);
    return mine;
  }
}

/**
 * The header as it fits into one parameter: a long reason is cut, with an ellipsis. Throws a Failure that names what is too
 * long where that is not enough; nothing has been written then.
 */
export function fitting(header: Header): Header {
  let { reason } = header.back ?? { reason: null };
  let cut = header;
  while (reason && bytesOf(cut) > LARGEST_VALUE) {
    reason = reason.replace(/.$/su, "");
    cut = { ...header, back: { ...header.back!, reason: `${reason}…` } };
  }
  const bytes = bytesOf(cut);
  if (bytes <= LARGEST_VALUE) return cut;
  const longest = LONG.map((name) => ({ name, bytes: bytesOf(cut[name] ?? null) }))
    .sort((a, b) => b.bytes - a.bytes)
    .map((one) => `${one.name} ${one.bytes}`);
  throw new Failure(
    "header-too-large",
    `The header of release ${header.release} of ${header.target} would hold ${bytes} bytes, more than ${LARGEST_VALUE}: ${longest.join(", ")}.`,
    "Give the revision a shorter S3 key (braces count six times), or the workflow a shorter name.",
  );
}

/** What of a header can be long, all of it the user's. */
const LONG = ["revision", "before", "owner"] as const;

/** For so long a create is sent again whose answers are lost and that nobody sees to have happened. */
const CREATED_WITHIN: Millis = 2 * MINUTE;

/**
 * Creates the parameter, or finds that it is our own create whose answer was lost. False: somebody else's. Throws LostAnswer
 * when AWS takes no write for minutes.
 */
export async function createOrRecognise(
  aws: Aws,
  clock: Clock,
  name: string,
  mine: { nonce: string },
): Promise<boolean> {
  const until = clock.monotonic() + CREATED_WITHIN;
  for (;;) {
    try {
      if (await create(aws, name, mine)) return true;
    } catch (error) {
      if (!(error instanceof LostAnswer) || clock.monotonic() >= until) throw error;
    }
    const there = await read<{ nonce: string }>(aws, name);
    if (there) return there.nonce === mine.nonce;
    await clock.sleep(2 * SECOND); // the write is not visible yet, or did not happen: try again
  }
}

/** Reads lag writes: a higher number that shows up now means another run is ahead. Nothing has been written yet. */
async function refuseIfOvertaken(aws: Aws, clock: Clock, mine: Header): Promise<void> {
  const newest = Math.max(...(await numbersOf(aws, mine.target)), mine.release);
  if (newest === mine.release) return;
  // Whoever is ahead must not wait for us.
  const { target, release } = mine;
  await writeCourse(aws, { target, release, owner: 0 }, endedAs(FRESH, "failed-clean", clock.now()));
  throw new Failure(
    "overtaken",
    `Release ${newest} of ${mine.target} was claimed while this run claimed release ${mine.release}.`,
    "Let the newer release finish, then run this one again.",
  );
}
