import { defect, type Defect } from "./defect.ts";

/** Who serves, who drains, and who ends what. */
export const TRAFFIC: readonly Defect[] = [
  {
    name: "skip the drain wait",
    breaks: ["law 1", "invariant b", "rule 16"],
    // Looked for twice: when traffic has gone back, and again before instances are ended.
    edits: [
      { file: "traffic/wait.js", find: "if (ctx.hurry)", replace: "if (true)" },
      {
        file: "traffic/registered.js",
        find: "return say(`${left.length} targets are draining in ${where}`);",
        replace: "return [];",
      },
    ],
  },
  {
    name: "end green while it is in rotation",
    breaks: ["law 1", "invariant b", "rule 17"],
    edits: [
      { file: "traffic/back-to-blue.js", find: "await takeOut(ctx, view.group, targets);", replace: "" },
      { file: "traffic/wait.js", find: "if (ctx.hurry)", replace: "if (true)" },
      { file: "traffic/registered.js", find: "if (inRotation.length > 0)", replace: "if (false)" },
      {
        file: "traffic/registered.js",
        find: "return say(`${left.length} targets are draining in ${where}`);",
        replace: "return [];",
      },
    ],
  },
  defect(
    "a Network Load Balancer's word that a target is gone",
    "rule 18, invariant b, law 1",
    "traffic/registered.js",
    "const lingers = rest - ctx.clock.now().getTime();",
    "const lingers = 0;",
  ),
  defect(
    "zones do not matter",
    "rule 18, invariant a",
    "traffic/health.js",
    "if (view.group.crossZone)",
    "if (true)",
  ),
  defect(
    "continue without waiting until green is healthy",
    "law 1, invariant a, rule 13",
    "steps/shift.js",
    "lacks: (views) => views.flatMap((view) => lacking(view, green, need)),",
    "lacks: () => [],",
  ),
  defect(
    "continue when one of green is healthy",
    "rule 13, invariant a, law 1",
    "steps/shift.js",
    "const need = needLike(blue, green, green.size);",
    "const need = needLike(blue, green, 1);",
  ),
  {
    name: "trust the status instead of the target groups",
    breaks: ["law 6", "invariant c", "invariant h"],
    edits: [
      {
        file: "steps/verify-traffic.js",
        find: 'return streak === 1 ? ["seen once, to be seen twice"] : lacks;',
        replace: "return [];",
      },
      {
        file: "entry/conclude.js",
        find: 'if (ending.outcome !== "succeeded" || serving === undefined || serving === "green")',
        replace: "if (true)",
      },
    ],
  },
  defect(
    "leave a late blue in rotation",
    "rule 7, invariant c",
    "steps/verify-traffic.js",
    "await takeOut(ctx, view.group, late);",
    "late;",
  ),
  defect(
    "take green out before blue serves",
    "rule 14, law 1, invariant a",
    "traffic/back-to-blue.js",
    "const zones = zonesOf(blue);",
    "await takeGreenOut(ctx, way); const zones = zonesOf(blue);",
  ),
  defect(
    "wait for CodeDeploy to bring blue back",
    "rule 16, invariant c",
    "traffic/back-to-blue.js",
    "await bringIn(ctx, view, blue.map(({ id }) => id), way.ports[index] ?? [view.group.port]);",
    "way.ports[index];",
  ),
  defect(
    "go back to a fleet that has nobody",
    "rule 14, law 6, invariant c",
    "traffic/back-to-blue.js",
    "return [await stayedOnGreen(ctx, way, blue, blue.length === 0 ? NO_BLUE : messageOf(error))];",
    "way;",
  ),
  defect(
    "go back to a blue that CodeDeploy is about to end",
    "rule 14, law 1, invariant a",
    "codedeploy/termination.js",
    'phaseOf(deployment) === "succeeded"',
    "false",
  ),
  defect(
    "a blue that has lost most of itself is never whole again",
    "rule 14, law 6, invariant c",
    "steps/launch-blue-again.js",
    "if (living.length * 2 >= group.DesiredCapacity)",
    "if (living.length > 0)",
  ),
  defect(
    "a target that is still being checked counts as healthy",
    "invariant a, law 1",
    "traffic/health.js",
    'const SERVES = new Set(["healthy", "unavailable"]);',
    'const SERVES = new Set(["healthy", "unavailable", "initial", "unhealthy"]);',
  ),
  defect(
    "retire blue although it serves again",
    "law 1, invariant a, invariant b",
    "steps/blue-not-needed.js",
    "if (needed.length === 0)",
    "if (true)",
  ),
  defect(
    "say who serves without looking",
    "invariant h, law 6",
    "entry/serving.js",
    'return traffic && routers["target-groups"].serving(aws, traffic.targetGroups, traffic);',
    'return traffic && "green";',
  ),
  defect(
    "settle waits out every drain",
    "rule 16, law 5",
    "traffic/registered.js",
    "if (ctx.hurry)",
    "if (false)",
  ),
  defect(
    "register green in the first target group only",
    "rule 20, invariant a",
    "steps/shift.js",
    "for (const [index, view] of (await look(ctx.aws, settings.targetGroups)).entries())",
    "for (const [index, view] of (await look(ctx.aws, settings.targetGroups.slice(0, 1))).entries())",
  ),
];
