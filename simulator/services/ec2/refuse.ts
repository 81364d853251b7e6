import { AwsError } from "../../core/aws-error.ts";

/**
 * Ids of EC2 resources: their prefix, the codes for one that does not exist or cannot be one, and the words of the
 * message (Amazon EC2 API reference, errors-overview).
 */
const kinds = {
  instance: { prefix: "i-", code: "InvalidInstanceID", words: "instance ID" },
  image: { prefix: "ami-", code: "InvalidAMIID", words: "image id" },
  template: { prefix: "lt-", code: "InvalidLaunchTemplateId", words: "launch template ID" },
  subnet: { prefix: "subnet-", code: "InvalidSubnetID", words: "subnet ID" },
  vpc: { prefix: "vpc-", code: "InvalidVpcID", words: "vpc ID" },
  group: { prefix: "sg-", code: "InvalidGroup", words: "security group" },
  snapshot: { prefix: "snap-", code: "InvalidSnapshot", words: "snapshot" },
} as const;

export type Kind = keyof typeof kinds;

const quoted = (ids: readonly string[]): string => ids.map((id) => `'${id}'`).join(", ");

/** Looks all ids up; one malformed or unknown id fails the whole call. */
export function lookUp<T>(
  kind: Kind,
  records: Readonly<Record<string, T>>,
  ids: readonly string[],
  isThere: (record: T) => boolean = () => true,
): T[] {
  const { prefix, code, words } = kinds[kind];
  const malformed = ids.find((id) => !id.startsWith(prefix) || !/^[a-z]+-[0-9a-f]{8,17}$/.test(id));
  if (malformed !== undefined) throw new AwsError(`${code}.Malformed`, `Invalid id: "${malformed}"`);
  const found = ids.map((id) => records[id]);
  const missing = ids.filter((_, n) => found[n] === undefined || !isThere(found[n]));
  if (missing.length > 0) {
    const plural = missing.length > 1;
    const subject = `${words}${plural ? "s" : ""} ${quoted(missing)}`;
    const text = kind === "image" ? `${words} '[${missing.join(", ")}]'` : subject;
    throw new AwsError(`${code}.NotFound`, `The ${text} ${plural ? "do" : "does"} not exist`);
  }
  return found as T[];
}

export const lookUpOne = <T>(kind: Kind, records: Readonly<Record<string, T>>, id: string): T =>
  lookUp(kind, records, [id])[0]!;

export const invalidValue = (message: string): AwsError => new AwsError("InvalidParameterValue", message);
export const invalidCombination = (message: string): AwsError =>
  new AwsError("InvalidParameterCombination", message);
export const missingParameter = (name: string): AwsError =>
  new AwsError("MissingParameter", `The request must contain the parameter ${name}`);
