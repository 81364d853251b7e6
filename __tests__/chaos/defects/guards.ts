import { defect, type Defect } from "./defect.ts";

/** Preflight never finds this. */
const unseen = (name: string, breaks: string, code: string): Defect =>
  defect(
    name,
    breaks,
    "plan/preflight.js",
    "export const findings = table;",
    `export const findings = Object.fromEntries(Object.entries(table).filter(([code]) => code !== "${code}"));`,
    `journey ${REFUSED[code]} (${code})`,
  );

/** The journey that rests on a finding. */
const REFUSED: Readonly<Record<string, string>> = {
  "green-tag-taken": "clone: refused, green's tag is on an instance of somebody else's",
  "blue-filter-matches-green": "same-group: refused, blue is known by a tag that green will carry too",
  "blue-in-several": "clone: refused, blue is in a second deployment group",
  "tag-only-scaling": "same-group: refused, a group without CodeDeploy's launch hook scales by itself",
  "terminate-same-group": "same-group: refused, CodeDeploy would terminate blue in green's own group",
  "termination-wait-short": "codedeploy-copy: refused, blue would be terminated before anybody could go back",
  "template-shared-latest": "codedeploy-copy: refused, another group on the template follows $Latest",
  "cloudformation-owned": "clone: refused, CloudFormation would bring blue back",
  "warm-pool": "clone: refused, a warm pool, in which CodeDeploy's hook hangs",
  "deregistration-delay": "clone: refused, blue takes longer to drain than CodeDeploy waits",
  "targets-per-group": "same-group: refused, no room for both fleets in the target group",
};

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
  defect(
    "create the deployment before the tag is seen",
    "rule 7, law 11",
    "codedeploy/green-tag.js",
    "return inARow >= times ? true : undefined;",
    "return true;",
  ),
  defect(
    "a dead agent on blue fails the deployment",
    "rule 11",
    "codedeploy/driver.js",
    "ignoreApplicationStopFailures: true,",
    "ignoreApplicationStopFailures: false,",
    "journey clone: blue's agents are dead, the release succeeds all the same",
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
    "fault clone|denied 73 autoscaling:CreateAutoScalingGroup",
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
  defect(
    "line ends that only the runner sees",
    "law 10",
    "report/sanitize.js",
    '.replace(LINE_ENDS, "\\n")',
    "",
  ),
];
