import { Failure } from "../../failure.ts";
import type { WayBackInput } from "../../inputs/parsers.ts";
import { brings, hasSucceeded, type Content, type Header } from "../../releases/claim.ts";
import type { Glimpse } from "../../releases/open.ts";

/** Where a rollback goes. */
export interface Destination {
  content: Content;
  /** The release that brought it; 0: it served before the first one. */
  to: number;
  /** The release that serves now; 0: none of this log. */
  from: number;
  /** By which release's retirement the fleet with this content was kept, if it was; see RETIRED_TAG. */
  keptBy?: number;
  /** Of the release that brought the content, or of the one that replaced it: how it is deployed again. */
  ways: Header["ways"];
}

/** The newest release that succeeded; one that only made a rollback lasting counts as that rollback. */
export function livingIn(past: readonly Glimpse[]): Header | undefined {
  const newest = past.find(hasSucceeded)?.header;
  if (newest?.follows === undefined) return newest;
  return past.find(({ header }) => header.release === newest.follows)?.header ?? newest;
}

export const sameContent = (a: Pick<Content, "ami" | "revision">, b: Content): boolean =>
  a.ami === b.ami && JSON.stringify(a.revision) === JSON.stringify(b.revision);

/** `previous`, a release or an AMI → where to go. Throws a Failure that says why there is no such way. Pure. */
export function destinationOf(to: WayBackInput, past: readonly Glimpse[]): Destination {
  const living = livingIn(past);
  if (!living)
    throw new Failure(
      "nothing-to-go-back-from",
      "No release of this target has succeeded yet, so that there is none to go back from.",
      "Check the inputs `application`, `deployment-group` and `target`.",
    );
  const found = FIND[to.kind](to as never, living, past);
  refuseIrreversible(found.to, living, past);
  return found;
}

const FIND = {
  previous: (_to: WayBackInput, living: Header, past: readonly Glimpse[]) => before(living, past),
  release: ({ number }: { number: number }, living: Header, past: readonly Glimpse[]) =>
    ofRelease(number, living, past),
  ami({ id }: { id: string }, living: Header, past: readonly Glimpse[]): Destination {
    const brought = past.find((one) => hasSucceeded(one) && one.header.ami === id);
    if (brought) return ofRelease(brought.header.release, living, past);
    const previous = living.before?.ami === id ? before(living, past) : undefined;
    if (previous) return previous;
    throw new Failure(
      "ami-never-served",
      `No release that succeeded has brought ${id}.`,
      "Choose a release of the release log, or deploy that AMI as a new release.",
    );
  },
} satisfies Record<WayBackInput["kind"], unknown>;

/** What served when the living release began. */
function before(living: Header, past: readonly Glimpse[]): Destination {
  const { before: content, ways, release: from } = living;
  if (!content)
    throw new Failure(
      "previous-unknown",
      `Release ${from} was made by a version of this action that did not record what served before it.`,
      "Give `to` the number of a release.",
    );
  const brought = past.find(
    (one) => one.header.release < from && hasSucceeded(one) && sameContent(one.header, content),
  );
  return {
    content,
    to: brought?.header.release ?? 0,
    from,
    keptBy: from,
    ways: brought?.header.ways ?? ways,
  };
}

/** What served when a release began that failed, and whose fleet serves all the same: nothing was kept by it. */
export function beforeFailed(failed: Header, past: readonly Glimpse[]): Destination {
  const { keptBy: _none, ...destination } = before(failed, past);
  return destination;
}

function ofRelease(number: number, living: Header, past: readonly Glimpse[]): Destination {
  const found = past.find(({ header }) => header.release === number);
  if (!found)
    throw new Failure(
      "release-unknown",
      `There is no release ${number} in the release log${past.length > 0 ? ` (the newest is ${past[0]!.header.release})` : ""}.`,
      "Give `to` the number of a release that succeeded.",
    );
  if (!hasSucceeded(found))
    throw new Failure(
      "release-failed",
      `Release ${number} ${brings(found.header) ? `ended ${found.course.outcome ?? "unfinished"}: it never served` : "was a repair: it brought nothing"}.`,
      "Give `to` the number of a release that succeeded.",
    );
  const { ami, revision, ways } = found.header;
  const content = { ami, revision };
  const kept = living.before && sameContent(living.before, content);
  return { content, to: number, from: living.release, ...(kept ? { keptBy: living.release } : {}), ways };
}

/** A release that changed something for good bars the way to all before it. */
function refuseIrreversible(to: number, living: Header, past: readonly Glimpse[]): void {
  const bar = past.find(
    (one) =>
      hasSucceeded(one) &&
      one.header.irreversible === true &&
      one.header.release > to &&
      one.header.release <= living.release,
  )?.header;
  if (!bar) return;
  throw new Failure(
    "irreversible",
    `Release ${bar.release} is irreversible: what served before it must not serve again.`,
    "Correct the fault in a new release.",
  );
}
