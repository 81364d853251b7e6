import { defect, type Defect } from "./defect.ts";

/** Preflight never finds this. */
const unseen = (name: string, breaks: string, code: string): Defect =>
  defect(
    name,
    breaks,
    "plan/preflight.js",
    "export const findings = table;",
    `export const findings = Object.fromEntries(Object.entries(table).filter(([code]) => code !== "${code}"));`,
  );

/** What is refused before anything begins, what CodeDeploy is told, and what is told to people. */
export const GUARDS: readonly Defect[] = [
  unseen("a green tag that somebody else has", "rule 1", "green-tag-taken"),
  unseen("blue's filter matches green", "rule 2", "blue-filter-matches-green"),
  unseen("a blue in two deployment groups", "rule 3", "blue-in-several"),
  unseen("a tag-only group that scales by itself", "rule 10", "tag-only-scaling"),
  unseen("CodeDeploy ends blue in green's own group", "rule 15", "terminate-same-group"),
  unseen("ten minutes to go back are too many", "rule 15", "termination-wait-short"),
  unseen("another group boots our AMI", "rule 21", "template-shared-latest"),
  unseen("CloudFormation brings blue back", "rule 22", "cloudformation-owned"),
  unseen("a hook that hangs in the warm pool", "rule 22", "warm-pool"),
  unseen("a drain longer than CodeDeploy waits", "rule 18", "deregistration-delay"),
  unseen("no room for both fleets", "rule 28", "targets-per-group"),
  defect(
    "deploy to whoever else carries the tag",
    "rule 1",
    "codedeploy/green-tag.js",
    "if (foreign.length === 0)",
    "if (true)",
  ),
  {
    name: "create the deployment before the tag is seen",
    breaks: ["rule 7", "law 11"],
    // Waited for before, and tried again when CodeDeploy does not see it either.
    edits: [
      {
        file: "codedeploy/green-tag.js",
        find: "return inARow >= times ? true : undefined;",
        replace: "return true;",
      },
      {
        file: "steps/create-deployment.js",
        find: "if (none && mayLag(memo.settings, memo))",
        replace: "if (false)",
      },
    ],
  },
  defect(
    "a dead agent on blue fails the deployment",
    "rule 11",
    "codedeploy/driver.js",
    "ignoreApplicationStopFailures: true,",
    "ignoreApplicationStopFailures: false,",
  ),
  defect(
    "nobody rolls back for a runner that is lost",
    "rule 16",
    "codedeploy/driver.js",
    "if (!settings.hasEarlierSuccess)",
    "if (true)",
  ),
  defect(
    "only CodeDeploy's own word that it waits before blue is terminated",
    "law 11, rule 15",
    "steps/shift.js",
    "return allFinal && (await greenAlone(ctx, hand)) ? info : undefined;",
    "return undefined;",
  ),
  defect(
    "a denial that does not say which permission",
    "rule 27, law 9",
    "aws/refusal.js",
    "PERFORM.exec(sdk.message)?.[1] ?? operation",
    '""',
  ),
  defect(
    "read every target at every look",
    "rule 28",
    "codedeploy/look.js",
    "const FEW = 50;",
    "const FEW = 5000;",
  ),
  defect(
    "print what a script wrote as it is",
    "law 10",
    "report/sanitize.js",
    '.replace(/^(\\s*)::/gm, "$1:\\u200b:");',
    ";",
  ),
  {
    name: "line ends that only the runner sees",
    breaks: ["law 10"],
    // Made ordinary ones, and what is left of them is taken out with all that nobody sees.
    edits: [
      { file: "report/sanitize.js", find: '.replace(LINE_ENDS, "\\n")', replace: "" },
      { file: "report/sanitize.js", find: '.replace(UNSEEN, "")', replace: "" },
    ],
  },
];
