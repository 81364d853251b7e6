import { parseDuration } from "../time/duration.ts";
import type { Millis } from "../time/clock.ts";

/** Turns the text of an input, trimmed and not empty, into its value; undefined when the text is not accepted. */
export type Parse<T> = (text: string) => T | undefined;

/** The AMI, by its id or by a parameter that holds it. */
export type AmiInput = { kind: "ami"; id: string } | { kind: "ssm"; path: string; selector?: string };

/** Bundle types that CodeDeploy takes for EC2 (API reference: S3Location). */
export type BundleType = "tar" | "tgz" | "zip";

/** The application revision to deploy. */
export type RevisionInput =
  | { kind: "s3"; bucket: string; key: string; bundleType: BundleType; versionId?: string }
  | { kind: "github"; repository: string; commit: string }
  | { kind: "last" };

const AMI_ID = /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;
// A version is a number; a label starts with neither a digit nor "aws" or "ssm" (Systems Manager, parameter labels).
const SSM = /^ssm:((?:\/[\w.-]+)+)(?::([1-9]\d*|(?!aws|ssm)[a-z_][\w.-]{0,99}))?$/i;

/** `ami-0123456789abcdef0`, or `ssm:/path`, `ssm:/path:3`, `ssm:/path:label`. */
export const ami: Parse<AmiInput> = (text) => {
  if (AMI_ID.test(text)) return { kind: "ami", id: text };
  const [, path, selector] = SSM.exec(text) ?? [];
  return path ? { kind: "ssm", path, ...(selector ? { selector } : {}) } : undefined;
};

/** Where a rollback goes. */
export type WayBackInput =
  { kind: "previous" } | { kind: "release"; number: number } | { kind: "ami"; id: string };

/** `previous`, `41`, or `ami-0123456789abcdef0`. */
export const wayBack: Parse<WayBackInput> = (text) => {
  if (text === "previous") return { kind: "previous" };
  if (AMI_ID.test(text)) return { kind: "ami", id: text };
  return /^[1-9]\d{0,8}$/.test(text) ? { kind: "release", number: Number(text) } : undefined;
};

const S3 = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/([^?]+)(?:\?(.+))?$/;
const GITHUB = /^github:([\w.-]+\/[\w.-]+)@([0-9a-f]{40})$/;
const ENDINGS: readonly [ending: string, type: BundleType][] = [
  [".zip", "zip"],
  [".tar", "tar"],
  [".tar.gz", "tgz"],
  [".tgz", "tgz"],
];

/** `last`, `github:owner/repo@sha`, or `s3://bucket/key`, where the key's ending or `bundleType` tells the type. */
export const revision: Parse<RevisionInput> = (text) => {
  if (text === "last") return { kind: "last" };
  const [, repository, commit] = GITHUB.exec(text) ?? [];
  if (repository && commit) return { kind: "github", repository, commit };
  const [, bucket, key, query] = S3.exec(text) ?? [];
  return bucket && key ? s3Revision(bucket, key, query ?? "") : undefined;
};

function s3Revision(bucket: string, key: string, query: string): RevisionInput | undefined {
  const { versionId, bundleType: told, ...unknown } = Object.fromEntries(new URLSearchParams(query));
  const ending = ENDINGS.find(([text]) => key.toLowerCase().endsWith(text));
  const bundleType = told === undefined ? ending?.[1] : ENDINGS.find(([, type]) => type === told)?.[1];
  if (!bundleType || versionId === "" || Object.keys(unknown).length > 0) return undefined;
  return { kind: "s3", bucket, key, bundleType, ...(versionId ? { versionId } : {}) };
}

/** What stands in a header after `Bearer` (RFC 6750, b64token); what is shorter could not be hidden: it would be a word. */
export const token: Parse<string> = (text) => (/^[\w.~+/-]{8,}=*$/.test(text) ? text : undefined);

/** One of the given words, as it is written. */
export const oneOf =
  <const W extends string>(...words: W[]): Parse<W> =>
  (text) =>
    words.find((word) => word === text);

const FLAGS = new Map([
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);

/** `true` or `false`, spelled as YAML's core schema has it. */
export const flag: Parse<boolean> = (text) => FLAGS.get(text);

/** `90s`, `15m`, `2h`, more than nothing → milliseconds. */
export const duration: Parse<Millis> = (text) => parseDuration(text) || undefined;

/** A text that the whole of a pattern fits. */
export const matching =
  (pattern: RegExp): Parse<string> =>
  (text) =>
    pattern.test(text) ? text : undefined;
