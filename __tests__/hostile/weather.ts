import type { SdkPlugin } from "../../simulator/wire/sdk-plugin.ts";
import { operationOf } from "./shapes.ts";

type Members = Record<string, unknown>;
type Next = (args: { input: Members }) => Promise<{ output: Members }>;

/** Stands in the way of each call: may change what is asked, how often, and what is answered. */
const through = (
  name: string,
  pass: (next: Next, input: Members, operation: string) => Promise<{ output: Members }>,
): SdkPlugin => ({
  applyToStack: (stack) =>
    stack.add(
      ((next: Next, context: Record<string, string>) => (args: { input: Members }) =>
        pass(next, args.input, operationOf(context))) as never,
      { step: "initialize", name },
    ),
});

/** AWS's clock is so many milliseconds ahead of ours: every date it tells or is told is by its own. */
export const skewed = (ahead: number): SdkPlugin =>
  through("skewedClock", async (next, input) => {
    const result = await next({ input: shifted(input, -ahead) as Members });
    return { ...result, output: shifted(result.output, ahead) as Members };
  });

function shifted(value: unknown, by: number): unknown {
  if (value instanceof Date) return new Date(value.getTime() + by);
  if (Array.isArray(value)) return value.map((item) => shifted(item, by));
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shifted(member, by)]));
}

const PAIRS = [
  ["startTime", "endTime"],
  ["StartTime", "EndTime"],
  ["createTime", "completeTime"],
  ["startTime", "completeTime"],
] as const;

/** Everything ended before it began (documented for CodeDeploy: its servers' clocks differ). */
export const swapped = (): SdkPlugin =>
  through("swappedTimes", async (next, input) => {
    const result = await next({ input });
    swap(result.output);
    return result;
  });

function swap(value: unknown): void {
  if (typeof value !== "object" || value === null || value instanceof Date) return;
  const members = value as Members;
  for (const [from, to] of PAIRS)
    if (members[from] instanceof Date && members[to] instanceof Date)
      [members[from], members[to]] = [members[to], members[from]];
  for (const member of Object.values(members)) swap(member);
}

/** Lists that may come in pages, with the member that goes on; those that name what they want come whole. */
const PAGED: Readonly<Record<string, string>> = {
  "autoscaling:DescribeAutoScalingGroups": "NextToken",
  "autoscaling:DescribeInstanceRefreshes": "NextToken",
  "autoscaling:DescribeNotificationConfigurations": "NextToken",
  "autoscaling:DescribePolicies": "NextToken",
  "autoscaling:DescribeScalingActivities": "NextToken",
  "autoscaling:DescribeScheduledActions": "NextToken",
  "cloudwatch:DescribeAlarms": "NextToken",
  "codedeploy:ListDeploymentGroups": "nextToken",
  "codedeploy:ListDeploymentTargets": "nextToken",
  "codedeploy:ListDeployments": "nextToken",
  "ec2:DescribeInstances": "NextToken",
  "ssm:GetParametersByPath": "NextToken",
};
const EMPTY = "an empty page";

/** The first page of every list is empty, and yet goes on. */
export const emptyPages = (): SdkPlugin =>
  through("emptyPages", async (next, input, operation) => {
    const token = PAGED[operation];
    if (!token || input["AutoScalingGroupNames"]) return next({ input });
    const { [token]: given, ...rest } = input;
    if (given === EMPTY) return next({ input: rest });
    const result = await next({ input });
    if (given !== undefined) return result;
    const emptied = Object.entries(result.output).filter(([, value]) => !Array.isArray(value));
    return { ...result, output: { ...Object.fromEntries(emptied), [token]: EMPTY } };
  });
