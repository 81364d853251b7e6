import type { FleetName } from "../../src/plan/facts.ts";
import type { BluegreenEvent } from "../../src/events.ts";
import type { SdkPlugin } from "../../simulator/wire/sdk-plugin.ts";
import { operationOf, ride, type Course, type Ride } from "./shapes.ts";
import { hostileText } from "./texts.ts";
import { walk } from "./wounds.ts";

/** Members that hold free text, wherever they stand: what a person, a script or a service wrote. */
const FREE =
  /^(description|message|logTail|scriptName|creator|Cause|Reason|Name|AlarmDescription|State(us)?(Reason|Message)|rollbackMessage|lifecycleEventName|Description|Owner(Id|Alias)?|UserData|ImageLocation|Value)$/;
/** Members of these names that are no free text: by them things are found again. */
const FOUND_BY =
  /^(ssm:|autoscaling:DescribeLifecycleHooks|elasticloadbalancing:Describe(Account|TargetGroupAttr|LoadBalancer))|Limits|(Dimensions|Tags|ec2TagFilters|ec2TagSet|targetGroupInfoList|elbInfoList|autoScalingGroups)\b.*\.(Name|name|Value)$|deploymentInfo\.description$|deploymentsInfo.*description$/;

/** Fills every free text of every answer, and every refusal's message, with what `text` gives. */
export function filling(text: () => string): SdkPlugin {
  const enter =
    (next: (args: unknown) => Promise<{ output: object }>, context: Record<string, string>) =>
    async (args: unknown) => {
      try {
        const result = await next(args);
        fill(operationOf(context), result.output, text);
        return result;
      } catch (error) {
        // A refusal that names an active deployment is recognised by its words.
        if (error instanceof Error && !error.message.includes("d-")) error.message = text();
        throw error;
      }
    };
  return {
    applyToStack: (stack) => stack.add(enter as never, { step: "initialize", name: "hostileTexts" }),
  };
}

function fill(operation: string, answer: object, text: () => string): void {
  walk(operation, answer, (holder, name, path) => {
    const isText = typeof holder[name] === "string" && FREE.test(name);
    if (isText && !FOUND_BY.test(operation) && !FOUND_BY.test(path)) holder[name] = text();
  });
}

/** A deployment in a world that is full of hostile texts. */
export const rideThrough = (fleet: FleetName, course: Course, random: () => number): Promise<Ride> =>
  ride(
    fleet,
    course,
    filling(() => hostileText(random)),
  );

/** An event of each kind, every text of it hostile. */
export function everyEvent(text: () => string): BluegreenEvent[] {
  const leftover = () => ({ what: text(), why: text(), command: text() });
  const finding = (severity: "error" | "warning") => ({
    code: text(),
    severity,
    where: text(),
    what: text(),
    remedy: text(),
  });
  return [
    { kind: "inputs", entries: [[text(), text()]] },
    { kind: "findings", findings: [finding("error"), finding("warning")] },
    { kind: "claimed", target: text(), release: 1 },
    { kind: "plan", text: text(), provisional: false },
    { kind: "step-began", step: text(), title: text(), direction: "forward" },
    { kind: "step-ended", step: text(), title: text(), ms: 1, result: "failed" },
    { kind: "said", text: text() },
    { kind: "warned", text: text() },
    { kind: "progress", text: text() },
    { kind: "waiting", text: text() },
    {
      kind: "script-failed",
      instanceId: text(),
      event: text(),
      script: text(),
      message: text(),
      logTail: text(),
    },
    { kind: "explained", cause: text(), remedy: text(), details: [text(), text()] },
    { kind: "aws-slow", operation: text(), why: text() },
    { kind: "aws-called", operation: text(), resource: text(), requestId: text(), attempts: 1 },
    { kind: "noted", text: text() },
    { kind: "output", name: "green-group", value: text() },
    { kind: "output", name: "console-url", value: `https://a/${text()}` },
    { kind: "serving", serving: "both" },
    { kind: "committed" },
    { kind: "undoing", why: text() },
    { kind: "defect", message: text(), stack: text() },
    { kind: "stopped", summary: text() },
    { kind: "ended", outcome: "failed-dirty", summary: text(), leftovers: [leftover(), leftover()] },
  ];
}
