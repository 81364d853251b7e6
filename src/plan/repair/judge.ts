import type { Millis } from "../../time/clock.ts";
import { leftovers } from "../../engine/left.ts";
import { stepNamed } from "../../engine/step.ts";
import type { Past } from "../../releases/history.ts";
import { readOnly } from "../../releases/journal.ts";
import { isFinal, type Opened } from "../../releases/open.ts";
import { steps } from "../../steps/index.ts";
import type { Found } from "./found.ts";
import { keptTooLong } from "./kept.ts";
import { isOvertaken, owedBy, type Remains } from "./look.ts";
import { fromOvertaken } from "./overtaken.ts";
import { strays } from "./strays.ts";

/** By what is judged, beside what was read. */
export interface Terms {
  now: Date;
  /** How long a kept blue may run; undefined: until the next release. */
  retireAfter: Millis | undefined;
}

/** What earlier runs left, in the order in which it is put right: the newest release first. Pure. */
export function judge(remains: Remains, terms: Terms): Found[] {
  const ofReleases = remains.pasts.flatMap((past) => ofRelease(remains, past));
  return [...ofReleases, ...keptTooLong(remains, terms), ...strays(remains)];
}

function ofRelease(remains: Remains, past: Past): Found[] {
  const { course, opened } = past;
  if (!opened) return [];
  if (!isFinal(course)) return [unfinished(opened)];
  if (course.outcome === "succeeded") return opened === remains.newest ? notFinished(opened) : [];
  if (course.outcome !== "failed-dirty") return [];
  if (isOvertaken(past, remains.newest))
    return course.committed ? [] : owedBy(opened).flatMap((index) => fromOvertaken(remains, opened, index));
  if (course.committed) return [broughtBack(opened)];
  return owedBy(opened).length > 0 ? [dirty(opened)] : [];
}

const nameOf = ({ header }: Opened): string => `Release ${header.release}`;
const runOf = ({ owner }: Opened): string => (owner.runUrl ? ` (${owner.runUrl})` : "");

function unfinished(opened: Opened): Found {
  const { course } = opened.folded;
  const how = course.outcome === "open" ? "is open: somebody left it as it stands" : "is not finished";
  const way = course.committed ? "finish" : "undo";
  return {
    what: `${nameOf(opened)} ${how}${runOf(opened)}`,
    remedy: { kind: way, opened },
    left: listed(
      opened,
      `release ${opened.header.release} ${course.outcome === "open" ? "is open" : "is not finished"}`,
    ),
  };
}

const OWED = ["begun", "done", "left"] as const;

/** Undone but for some: the record says what. */
const dirty = (opened: Opened): Found => ({
  what: `${nameOf(opened)} failed, and not all of it could be undone`,
  remedy: { kind: "undo", opened },
  left: leftovers(steps, readOnly(opened.folded), `it was left by release ${opened.header.release}`, OWED),
});

/** Green serves, and some step after that could not be done. */
function notFinished(opened: Opened): Found[] {
  const { folded } = opened;
  const owed = folded.plan.filter((_, index) => folded.steps[index]?.state !== "done");
  if (owed.length === 0) return [];
  return [
    {
      what: `${nameOf(opened)} serves, and ${owed.length} of its last steps could not be done`,
      remedy: { kind: "finish", opened },
      left: owed.map(({ step, args }) => ({
        what: stepNamed(steps, step).title(args),
        why: `release ${opened.header.release} could not do it`,
        command: "",
      })),
    },
  ];
}

/** Green had taken over, and then somebody brought blue back: which of the two is wanted, no record says. */
const broughtBack = (opened: Opened): Found => ({
  what: `${nameOf(opened)} had taken over, and was then taken back by somebody else`,
  remedy: { kind: "brought-back", opened },
  // Blue serves: what was still to be done to it is nothing that was left.
  left: listed(uncommitted(opened), "green had taken over, and blue was brought back by somebody else"),
});

const uncommitted = (opened: Opened): Opened => ({
  ...opened,
  folded: { ...opened.folded, course: { ...opened.folded.course, committed: false } },
});

const listed = ({ folded }: Opened, why: string): Found["left"] =>
  leftovers(steps, readOnly(folded), why, OWED);
