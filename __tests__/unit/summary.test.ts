import type { BluegreenEvent } from "../../src/events.ts";
import { storyOf, type Story } from "../../src/report/story.ts";
import { renderSummary, SUMMARY_BYTES } from "../../src/report/summary.ts";
import { randomFrom, textFrom } from "./random-text.ts";

const story = (...events: BluegreenEvent[]): Story =>
  storyOf(events.map((event, n) => ({ at: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(), event })));

const failed: BluegreenEvent[] = [
  { kind: "inputs", entries: [["ami-id", "ami-0123456789abcdef0"]] },
  { kind: "claimed", target: "shop/production", release: 12 },
  { kind: "plan", text: "1. Launch 3\n2. Shift", provisional: false },
  { kind: "output", name: "deployment-id", value: "d-ABC" },
  {
    kind: "output",
    name: "console-url",
    value: "https://eu-central-1.console.aws.amazon.com/codesuite/d-ABC",
  },
  { kind: "step-began", step: "shift", title: "Shift traffic", direction: "forward" },
  {
    kind: "explained",
    cause: "Green never became healthy.",
    remedy: "Look at /health.",
    details: ["i-1: 502"],
  },
  { kind: "step-ended", step: "shift", title: "Shift traffic", ms: 61_000, result: "failed" },
  { kind: "undoing", why: "Green never became healthy." },
  { kind: "serving", serving: "blue" },
  {
    kind: "ended",
    outcome: "failed-dirty",
    summary: "Blue serves; one group is left.",
    leftovers: [
      { what: "group shop-12", why: "AccessDenied", command: "aws autoscaling delete-auto-scaling-group" },
    ],
  },
];

test("it tells the outcome first, then the cause, what is left and what was deployed", () => {
  const summary = renderSummary(story(...failed), "https://github.com/octo/shop/actions/runs/1");
  const order = [
    "## ❌ Failed; something is left · shop/production release 12",
    "Blue serves; one group is left.",
    "**Green never became healthy.**",
    "**What to do:** Look at /health.",
    "### What is left",
    "| Deployment | <code>d-ABC</code> |",
    "[AWS CodeDeploy](https://eu-central-1.console.aws.amazon.com/codesuite/d-ABC)",
    "[workflow run](https://github.com/octo/shop/actions/runs/1)",
    "| Took | 10 min |",
    "<summary>Plan</summary>",
    "| Shift traffic | failed | 1 min 1 s |",
  ];
  const places = order.map((text) => summary.indexOf(text));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test("of an instant way back it tells the time to blue", () => {
  const summary = renderSummary(story({ kind: "output", name: "seconds-to-blue", value: "75" }), "");
  expect(summary).toContain("| Time to blue | 1 min 15 s |");
});

test.each(["failed-clean", "failed-dirty"] as const)(
  "%s while nobody serves: that is the headline",
  (outcome) => {
    const served = story(
      ...failed,
      { kind: "serving", serving: "neither" },
      { kind: "ended", outcome, summary: "", leftovers: [] },
    );
    expect(renderSummary(served)).toContain("## ❌ Failed; nobody serves · shop/production release 12");
  },
);

test("a cause that the ending names is not said again", () => {
  const cause = "Green never became healthy.";
  const summary = renderSummary(
    story(
      { kind: "explained", cause, remedy: "Look at /health.", details: [] },
      { kind: "ended", outcome: "failed-clean", summary: `Release 12 failed: ${cause}`, leftovers: [] },
    ),
  );
  expect(summary.split(cause)).toHaveLength(2);
  expect(summary).toContain("**What to do:** Look at /health.");
});

test("what refuses a run stands above all else, what only warns below", () => {
  const finding = { code: "x", where: "AMI ami-1", what: "It is gone.", remedy: "" };
  const told = (severity: "error" | "warning"): number[] => {
    const summary = renderSummary(
      story(
        { kind: "findings", findings: [{ ...finding, severity }] },
        { kind: "output", name: "ami-id", value: "ami-1" },
      ),
    );
    return ["### Findings", "| AMI |"].map((text) => summary.indexOf(text));
  };
  const [refusal, below] = told("error");
  expect(refusal).toBeLessThan(below!);
  const [warning, above] = told("warning");
  expect(warning).toBeGreaterThan(above!);
});

test("the plan is folded away, but where it is what was asked for", () => {
  const planned = (provisional: boolean): string =>
    renderSummary(story({ kind: "plan", text: "1. Launch 3", provisional }));
  expect(planned(false)).toContain("<details><summary>Plan</summary>");
  expect(planned(true)).toContain("## 📋 Plan; nothing changed");
  expect(planned(true)).not.toContain("<details>");
});

test("a run that was stopped is told as far as it came", () => {
  const summary = renderSummary(story(...failed.slice(0, 6)));
  expect(summary).toContain("## ⏸️ Not settled · shop/production release 12");
  expect(summary).toContain("| Shift traffic | not finished |  |");
});

test("foreign text cannot break out of its place", () => {
  const random = randomFrom(11);
  const pieces = [
    "|",
    "<",
    ">",
    "`",
    "*",
    "_",
    "[",
    "](",
    ")",
    "\n",
    "\r",
    "# ",
    "\\",
    "&",
    "</pre>",
    "</details>",
    "www.x",
    "https://x.y",
    "@me",
    "a",
    "1. ",
    "===",
    "---",
    "\u0000",
    "::",
    "##[",
  ];
  for (let round = 0; round < 300; round++) {
    const evil = `${textFrom(pieces, random)}</code>|</details>`;
    const summary = renderSummary(
      story(
        { kind: "inputs", entries: [["description", evil]] },
        { kind: "claimed", target: evil, release: 1 },
        { kind: "plan", text: evil, provisional: false },
        { kind: "output", name: "green-group", value: evil },
        { kind: "output", name: "console-url", value: `https://a/${evil}` },
        { kind: "explained", cause: evil, remedy: evil, details: [evil] },
        { kind: "script-failed", instanceId: evil, event: evil, script: evil, message: evil, logTail: evil },
        {
          kind: "findings",
          findings: [{ code: "x", severity: "error", where: evil, what: evil, remedy: evil }],
        },
        { kind: "warned", text: evil },
        {
          kind: "ended",
          outcome: "failed-dirty",
          summary: evil,
          leftovers: [{ what: evil, why: evil, command: evil }],
        },
      ),
    );
    // Only our own structure is left: as many tags as we wrote, and tables whose rows have their cells.
    expect(summary.match(/<\/details>/g)).toHaveLength(2);
    expect(summary.match(/<\/pre>/g)).toHaveLength(2);
    const parsed = summary.replaceAll(/<pre>[^<]*<\/pre>/g, "");
    expect(parsed).not.toMatch(/https:\/\/x\.y|\bwww\.x|`|\]\(https:\/\/a/);
    for (const row of summary.split("\n").filter((line) => line.startsWith("| ❌")))
      expect(row.split("|")).toHaveLength(6);
  }
});

test("it stays below what GitHub shows, and says when something was left out", () => {
  const summary = renderSummary(
    story(
      { kind: "plan", text: "é".repeat(SUMMARY_BYTES), provisional: false },
      { kind: "ended", outcome: "succeeded", summary: "Green serves.", leftovers: [] },
    ),
  );
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_BYTES);
  expect(summary).toContain("✅ Green serves");
  expect(summary).toContain("More did not fit here");
});

test.each([
  ["deploy", "## ✅ Green serves"],
  ["rollback", "## ✅ Gone back"],
  ["repair", "## ✅ In order"],
])("what went well is told by the action: %s", (action, headline) => {
  const summary = renderSummary(
    story(
      { kind: "inputs", action, entries: [] },
      { kind: "ended", outcome: "succeeded", summary: "It went well.", leftovers: [] },
    ),
  );
  expect(summary.split("\n")[0]).toBe(headline);
});
