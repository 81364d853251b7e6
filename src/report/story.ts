import type { BluegreenEvent, Finding } from "../events.ts";
import type { Leftover, Outcome, Serving } from "../outcome.ts";
import type { Millis } from "../time/clock.ts";
import type { Told } from "./events-file.ts";

/** What is worth telling of a run when it is over. */
export interface Story {
  began?: string;
  last?: string;
  /** Which of the actions; absent in event files of the first version, which had only `deploy`. */
  action?: string;
  target?: string;
  release?: number;
  inputs: [name: string, value: string][];
  findings: Finding[];
  plan?: { text: string; provisional: boolean };
  /** A list that was asked for. */
  table?: { title: string; head: string[]; rows: string[][] };
  steps: StoryStep[];
  warnings: string[];
  scripts: Extract<BluegreenEvent, { kind: "script-failed" }>[];
  explained: Extract<BluegreenEvent, { kind: "explained" }>[];
  /** Newest value by name. */
  outputs: Record<string, string>;
  serving?: Serving;
  committed: boolean;
  undoing?: string;
  ended?: { outcome: Outcome; summary: string; leftovers: Leftover[] };
}

export interface StoryStep {
  title: string;
  back: boolean;
  /** Undefined while it runs, and when the process ended in the middle of it. */
  ms?: Millis;
  result?: string;
}

type Kind = BluegreenEvent["kind"];
type Note = { [K in Kind]?: (story: Story, event: Extract<BluegreenEvent, { kind: K }>) => void };

const note: Note = {
  inputs: (story, { action, entries }) => {
    if (action !== undefined) story.action = action;
    story.inputs.push(...entries);
  },
  findings: (story, { findings }) => story.findings.push(...findings),
  claimed: (story, { target, release }) => Object.assign(story, { target, release }),
  plan: (story, { text, provisional }) => Object.assign(story, { plan: { text, provisional } }),
  table: (story, { title, head, rows }) => Object.assign(story, { table: { title, head, rows } }),
  "step-began": (story, { title, direction }) => story.steps.push({ title, back: direction === "back" }),
  "step-ended": (story, { title, ms, result }) => {
    const step = story.steps.findLast((one) => one.title === title && one.result === undefined);
    if (step) Object.assign(step, { ms, result });
  },
  warned: (story, { text }) => story.warnings.push(text),
  "script-failed": (story, event) => story.scripts.push(event),
  explained: (story, event) => story.explained.push(event),
  output: (story, { name, value }) => Object.assign(story.outputs, { [name]: value }),
  serving: (story, { serving }) => Object.assign(story, { serving }),
  committed: (story) => Object.assign(story, { committed: true }),
  undoing: (story, { why }) => Object.assign(story, { undoing: why }),
  defect: (story, { message }) => story.warnings.push(`This should not have happened: ${message}`),
  ended: (story, { outcome, summary, leftovers }) =>
    Object.assign(story, { ended: { outcome, summary, leftovers } }),
};

export const emptyStory = (): Story => ({
  inputs: [],
  findings: [],
  steps: [],
  warnings: [],
  scripts: [],
  explained: [],
  outputs: {},
  committed: false,
});

/** Adds one event to a story. */
export function noteIn(story: Story, { at, event }: Told): void {
  story.began ??= at;
  story.last = at;
  (note[event.kind] as ((story: Story, event: BluegreenEvent) => void) | undefined)?.(story, event);
}

/** The story that a list of events tells. */
export function storyOf(told: readonly Told[]): Story {
  const story = emptyStory();
  for (const one of told) noteIn(story, one);
  return story;
}
