import { formatDuration, SECOND } from "../time/duration.ts";
import { block, code, folded, link, table, text } from "./markdown.ts";
import type { Story } from "./story.ts";

/** GitHub shows nothing at all above 1 MiB (actions/runner: FileCommandManager); we stay well below. */
export const SUMMARY_BYTES = 900 * 1024;

/** Rows of a list in the summary; the log has all of them. */
const ROWS_SHOWN = 200;

const HEADLINES: Readonly<Record<string, string>> = {
  unchanged: "✅ Nothing changed",
  "failed-clean": "❌ Failed; everything is as before",
  "failed-dirty": "❌ Failed; something is left",
  open: "⏸️ Not settled",
};

/** What went well, by the action. */
const SUCCEEDED: Readonly<Record<string, string>> = {
  deploy: "✅ Green serves",
  repair: "✅ In order",
  rollback: "✅ Gone back",
};

/** The job summary in Markdown: the outcome first, then what went wrong, what is left, what was deployed, how it went. */
export function renderSummary(story: Story, runUrl = ""): string {
  const refused = story.findings.some(({ severity }) => severity === "error");
  const found = findings(story);
  const parts = [
    headline(story),
    ...problems(story),
    refused ? found : "",
    listed(story),
    left(story),
    facts(story, runUrl),
  ];
  const more = [refused ? "" : found, plan(story), steps(story), inputs(story)];
  return fitted([...parts, ...more].filter((part) => part !== ""));
}

const headlineOf = ({ ended, serving }: Story): string | undefined => {
  const failed = ended?.outcome === "failed-clean" || ended?.outcome === "failed-dirty";
  return failed && serving === "neither" ? "❌ Failed; nobody serves" : HEADLINES[ended?.outcome ?? "open"];
};

const headline = (story: Story): string => {
  if (story.table && story.ended?.outcome === "unchanged") return `## ${text(story.table.title)}`;
  const { ended, target, release, action = "deploy" } = story;
  const ending = ended?.outcome === "succeeded" ? SUCCEEDED[action] : headlineOf(story);
  const what = story.plan?.provisional ? "📋 Plan; nothing changed" : (ending ?? "");
  const of = target === undefined ? "" : ` · ${text(target)} release ${release}`;
  return `## ${what}${of}\n\n${text(ended?.summary ?? "The run ended before it could say how.")}`;
};

const problems = ({ ended, explained, scripts, warnings, undoing }: Story): string[] => [
  ...explained.map(({ cause, remedy, details }) =>
    [
      // The ending names its own cause, and stands right above.
      ended?.summary.includes(cause) ? "" : `**${text(cause)}**`,
      remedy && `**What to do:** ${text(remedy)}`,
      details.length > 0 ? details.map((detail) => `- ${text(detail)}`).join("\n") : "",
    ]
      .filter(Boolean)
      .join("\n\n"),
  ),
  ...scripts.map(
    ({ instanceId, event, script, message, logTail }) =>
      `${code(instanceId)}: ${text(event)} failed${script && ` in ${code(script)}`}: ${text(message)}${logTail ? `\n\n${block(logTail)}` : ""}`,
  ),
  undoing ? `Went back: ${text(undoing)}` : "",
  warnings.map((warning) => `- ⚠️ ${text(warning)}`).join("\n"),
];

const ROWS: readonly [label: string, output: string][] = [
  ["AMI", "ami-id"],
  ["AMI before", "previous-ami-id"],
  ["Deployment", "deployment-id"],
  ["Green's group", "green-group"],
  ["Blue's group", "blue-group"],
  ["Launch template version", "launch-template-version"],
];

function facts({ outputs, serving, began, last }: Story, runUrl: string): string {
  const rows = ROWS.flatMap(([label, name]) => (outputs[name] ? [[label, code(outputs[name])]] : []));
  if (serving) rows.push(["Serving", code(serving)]);
  const toBlue = Number(outputs["seconds-to-blue"]);
  if (toBlue) rows.push(["Time to blue", formatDuration(toBlue * SECOND)]);
  if (outputs["console-url"]) rows.push(["Console", link("AWS CodeDeploy", outputs["console-url"])]);
  if (runUrl) rows.push(["Run", link("workflow run", runUrl)]);
  if (began && last) rows.push(["Took", formatDuration(Date.parse(last) - Date.parse(began))]);
  return rows.length > 0 ? table(["", ""], rows) : "";
}

const left = ({ ended }: Story): string =>
  ended && ended.leftovers.length > 0
    ? `### What is left\n\n${table(
        ["What, and why", "Command"],
        ended.leftovers.map(({ what, why, command }) => [
          [text(what), text(why)].filter(Boolean).join("<br>"),
          code(command),
        ]),
      )}`
    : "";

/** A list that was asked for; a row at a time as far as they fit. */
const listed = ({ table: list }: Story): string =>
  list && list.rows.length > 0
    ? table(
        list.head,
        list.rows.slice(0, ROWS_SHOWN).map((row) => row.map(text)),
      )
    : "";

const findings = (story: Story): string =>
  story.findings.length > 0
    ? `### Findings\n\n${table(
        ["", "Where", "What", "What to do"],
        story.findings.map(({ severity, where, what, remedy }) => [
          severity === "error" ? "❌" : "⚠️",
          text(where),
          text(what),
          text(remedy),
        ]),
      )}`
    : "";

/** Folded away, but where the plan is what was asked for. */
const plan = (story: Story): string => {
  if (!story.plan) return "";
  const shown = block(story.plan.text);
  return story.plan.provisional ? shown : folded("Plan", shown);
};

const steps = (story: Story): string =>
  story.steps.length > 0
    ? folded(
        "Steps",
        table(
          ["Step", "Result", "Took"],
          story.steps.map(({ title, back, result, ms }) => [
            text(back ? `Undo: ${title}` : title),
            text(result ?? "not finished"),
            ms === undefined ? "" : formatDuration(ms),
          ]),
        ),
      )
    : "";

const inputs = (story: Story): string =>
  story.inputs.length > 0
    ? folded(
        "Inputs",
        table(
          ["Input", "Value"],
          story.inputs.map(([name, value]) => [code(name), code(value)]),
        ),
      )
    : "";

const CUT = "_More did not fit here; the log has all of it._";

/** Leaves out whole parts, the last ones first to go, so that nothing is cut in the middle. */
function fitted(parts: readonly string[]): string {
  let room = SUMMARY_BYTES - Buffer.byteLength(CUT) - 2;
  const kept: string[] = [];
  for (const part of parts) {
    const size = Buffer.byteLength(part) + 2;
    if (size > room) continue;
    room -= size;
    kept.push(part);
  }
  return `${[...kept, ...(kept.length < parts.length ? [CUT] : [])].join("\n\n")}\n`;
}
