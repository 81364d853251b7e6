import type { World } from "./world.ts";

/** A token bucket: it holds so many tokens, and gets so many back each second. */
export interface Bucket {
  size: number;
  perSecond: number;
}

/** What of a class's rate everybody else in the account uses; the rest of the members are the world's notes. */
export interface BusyFault {
  kind: "busy";
  /** The request class of EC2, or `operation` with a bucket of its own. */
  class: RequestClass | { operation: string; bucket: Bucket };
  /** Tokens that others take each second; the bucket is empty when it is first asked of. */
  othersPerSecond: number;
  tokens?: number;
  filledAt?: number;
}

/** Auto Scaling, CodeDeploy and the others publish no numbers: their buckets are a script's to give. */
export const EC2_BUCKETS = {
  /** Describe* and Get* with a filter, ids or pages. */
  "non-mutating": { size: 100, perSecond: 20 },
  /** DescribeInstances, DescribeImages and the like without any of these. */
  unfiltered: { size: 50, perSecond: 10 },
  mutating: { size: 50, perSecond: 5 },
  RunInstances: { size: 5, perSecond: 2 },
  TerminateInstances: { size: 100, perSecond: 5 },
  tags: { size: 100, perSecond: 10 },
  templates: { size: 100, perSecond: 5 },
} as const satisfies Record<string, Bucket>;

export type RequestClass = keyof typeof EC2_BUCKETS;

/** Operations with a bucket of their own (EC2 developer guide: ec2-api-throttling). */
const OWN: Readonly<Record<string, RequestClass>> = {
  RunInstances: "RunInstances",
  TerminateInstances: "TerminateInstances",
  CreateTags: "tags",
  DeleteTags: "tags",
  CreateLaunchTemplateVersion: "templates",
  ModifyLaunchTemplate: "templates",
};

/** Members of an input that make a list a narrower one. */
const NARROWING = /Ids?$|Names?$|^Filters$|^MaxResults$|^NextToken$/;

/** The class of an EC2 operation by what it asks for. */
export function classOf(name: string, input: unknown): RequestClass {
  const own = OWN[name];
  if (own) return own;
  if (!/^(Describe|Get)/.test(name)) return "mutating";
  const narrowed = Object.entries(input ?? {}).some(
    ([member, value]) => NARROWING.test(member) && !(Array.isArray(value) && value.length === 0),
  );
  return narrowed ? "non-mutating" : "unfiltered";
}

/**
 * Takes a token for one request. What was refused takes none.
 * @returns false when there is none, and the request is throttled
 */
export function takeToken(world: World, fault: BusyFault): boolean {
  const { size, perSecond } = typeof fault.class === "string" ? EC2_BUCKETS[fault.class] : fault.class.bucket;
  const seconds = (world.now - (fault.filledAt ?? world.now)) / 1000;
  const left = perSecond - fault.othersPerSecond;
  fault.tokens = Math.min(size, Math.max(0, (fault.tokens ?? 0) + left * seconds));
  fault.filledAt = world.now;
  if (fault.tokens < 1) return false;
  fault.tokens--;
  return true;
}
