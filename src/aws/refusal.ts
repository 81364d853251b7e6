import { hideSecrets } from "../secrets.ts";
import { AwsFailure } from "./aws-error.ts";
import type { OperationName } from "./operations.ts";
import { asSdkError, hasRunOut, judge, type Verdict } from "./verdict.ts";

const PERFORM = /to perform: ([a-z0-9-]+:\w+)/i;
/** `with an explicit deny in a service control policy` (IAM user guide, troubleshoot_access-denied). */
const EXPLICIT_DENY = /with an explicit deny in ([\w -]+)/i;
/** Only a policy of that kind lacks the Allow: `because no service control policy allows the … action`. */
const NOT_ALLOWED_BY = /because no ([\w -]+?) allows/i;
/** EC2 hides the reason in a message that its receiver may decode (STS API reference, DecodeAuthorizationMessage). */
const ENCODED = /Encoded authorization failure message: ([\w-]+)/;
/** What the SDK says of a region that is not given, is empty, or cannot be one. */
const NO_REGION = /^Region (is missing|not accepted)/;

/** Which policy is to be changed, and how to learn more. */
function denialRemedy(message: string, action: string): string {
  const [, denying] = EXPLICIT_DENY.exec(message) ?? [];
  if (denying)
    return `An explicit deny in ${denying} forbids ${action}; no Allow outweighs it. Ask whoever owns that policy to except the role that this workflow assumes.`;
  const [, lacking] = NOT_ALLOWED_BY.exec(message) ?? [];
  if (lacking && lacking !== "identity-based policy")
    return `Allow the action ${action} in the ${lacking} too: the IAM policy of the role alone is not enough.`;
  const [, encoded] = ENCODED.exec(message) ?? [];
  const more = encoded
    ? ` More is in the message that EC2 encoded: aws sts decode-authorization-message --encoded-message ${encoded}`
    : "";
  return `Allow the action ${action} in the IAM policy of the role that this workflow assumes (docs/iam-policy.json has all of them).${more}`;
}

/** What to do about a permanent error, when its kind says it; `action` is the IAM action that a denial names. */
function remedyFor(verdict: Verdict, message: string, action: string): string {
  if (NO_REGION.test(message))
    return "Say which region: `aws-region` of aws-actions/configure-aws-credentials, or the environment variable AWS_REGION.";
  const remedies: Partial<Record<Verdict, string>> = {
    denied: denialRemedy(message, action),
    expired:
      "The AWS credentials are missing, invalid or have expired: check the step that configures them (`role-to-assume`, `role-duration-seconds`), and that the job has `permissions: id-token: write`.",
  };
  return remedies[verdict] ?? "";
}

/** The AwsFailure for a permanent error; for a denial the remedy names the IAM action to grant. */
export function asFailure(operation: OperationName, resource: string, error: unknown): AwsFailure {
  const sdk = asSdkError(error);
  const refusal = {
    operation,
    sent: sdk.$metadata?.httpStatusCode !== undefined,
    awsCode: sdk.name.replace(/(Exception|Fault)$/, ""),
    awsMessage: hideSecrets(sdk.message),
    resource,
    requestId: sdk.$metadata?.requestId ?? "",
    expired: hasRunOut(error),
    remedy: remedyFor(judge(error), sdk.message, PERFORM.exec(sdk.message)?.[1] ?? operation),
  };
  return new AwsFailure(refusal, { cause: error });
}
