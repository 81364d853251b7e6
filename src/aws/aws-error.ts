import { Failure } from "../failure.ts";
import { hideSecrets } from "../secrets.ts";
import type { OperationName } from "./operations.ts";

/** What AWS refused, with all that a reader or a support case needs. */
export class AwsFailure extends Failure {
  readonly operation: OperationName;
  /** AWS's error name without `Exception` or `Fault`: `DeploymentLimitExceeded`, `AlreadyExists`. */
  readonly awsCode: string;
  /** AWS's own words: foreign text. */
  readonly awsMessage: string;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    const { operation, awsCode, awsMessage, resource, requestId } = refusal;
    const where = [resource && `on ${resource}`, requestId && `request ${requestId}`]
      .filter(Boolean)
      .join(", ");
    super(
      refusal.expired ? "credentials-expired" : "aws-refused",
      `${operation} ${refusal.sent ? "was refused" : "was not sent"}: ${awsCode === "Error" ? "" : `${awsCode}: `}${awsMessage}${where ? ` (${where})` : ""}`,
      refusal.remedy,
      { ...options, stops: refusal.expired },
    );
    this.name = "AwsFailure";
    this.operation = operation;
    this.awsCode = awsCode;
    this.awsMessage = awsMessage;
  }
}

export interface Refusal {
  operation: OperationName;
  /** False when the SDK itself gave up before it sent anything. */
  sent: boolean;
  awsCode: string;
  awsMessage: string;
  resource: string;
  requestId: string;
  remedy: string;
  /** The credentials have run out: nothing more can be sent. */
  expired: boolean;
}

/** The request may or may not have taken effect: the caller looks, and never just sends again. */
export class LostAnswer extends Failure {
  readonly operation: OperationName;

  constructor(operation: OperationName, resource: string, options?: ErrorOptions) {
    super(
      "lost-answer",
      `${operation}${resource ? ` on ${resource}` : ""}: the answer was lost`,
      "Run it again.",
      options,
    );
    this.name = "LostAnswer";
    this.operation = operation;
  }
}

/** An answer without a member that nothing can go on without: it is taken for none. */
export class AnswerIncomplete extends Error {
  constructor(member: string) {
    super(`the answer lacks ${member}`);
    this.name = "AnswerIncomplete";
  }
}

/** AWS could not be reached for as long as we tried, or gave no answer that says anything. */
export class Unreachable extends Failure {
  readonly operation: OperationName;

  constructor(operation: OperationName, cause: unknown) {
    const incomplete = cause instanceof AnswerIncomplete;
    super(
      "unreachable",
      incomplete
        ? `${operation} cannot be used: ${cause.message}`
        : `${operation} could not be sent: ${hideSecrets(String(cause))}`,
      incomplete
        ? "AWS answers otherwise than its documentation says: see the AWS Health Dashboard, then run again."
        : "Check the network, the region and the credentials' expiry, then run again.",
      { cause },
    );
    this.name = "Unreachable";
    this.operation = operation;
  }
}

/** True for an AwsFailure with one of these codes (without `Exception` or `Fault`). */
export const refusedWith = (error: unknown, ...codes: string[]): error is AwsFailure =>
  error instanceof AwsFailure && codes.includes(error.awsCode);

/** What an error of the SDK means for whoever sent the call. */
export type Verdict = "throttled" | "transient" | "not-sent" | "expired" | "denied" | "refused";

const THROTTLES = new Set([
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "TooManyRequestsException",
  "LimitExceededException",
  "SlowDown",
  "PriorRequestNotComplete",
  "EC2ThrottledException",
  "TooManyUpdates",
  "ResourceContention",
  "ResourceContentionFault",
  "ScalingActivityInProgress",
  "ScalingActivityInProgressFault",
]);
// ScalingActivityInProgress and ResourceContention mean "later" (Auto Scaling API reference), as throttling does.
const EXPIRED = new Set([
  "ExpiredToken",
  "ExpiredTokenException",
  "RequestExpired",
  "CredentialsProviderError",
  "InvalidClientTokenId",
  "UnrecognizedClientException",
  "AuthFailure",
  "MissingAuthenticationToken",
  "MissingAuthenticationTokenException",
]);
/** Of these, the ones that in the middle of a run say that they have run out or were revoked: every further call fails. */
const RUN_OUT = new Set([
  "ExpiredToken",
  "ExpiredTokenException",
  "RequestExpired",
  "CredentialsProviderError",
  "InvalidClientTokenId",
  "UnrecognizedClientException",
]);
const DENIED = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "UnauthorizedOperation",
  "AccessDeniedFault",
]);
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
const TRANSIENT = new Set([
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "TimeoutError",
  "RequestTimeout",
  "RequestTimeoutException",
  "InternalFailure",
  "InternalError",
  "InternalServerError",
  "ServiceUnavailable",
  "ServiceUnavailableException",
  "HealthUnavailable",
  "HealthUnavailableException",
  "AnswerIncomplete",
]);

/**
 * Refusals of a request that was signed by a wrong clock. The SDK learns AWS's time from the answer and signs the next
 * request by it (SDK: `clockSkewCorrected`); the refused one did nothing.
 */
const CLOCK_IS_WRONG = new Set([
  "AccessDeniedException",
  "AuthFailure",
  "InvalidSignatureException",
  "RequestExpired",
  "RequestInTheFuture",
  "RequestTimeTooSkewed",
  "SignatureDoesNotMatch",
]);

/** The shape that every error of the SDK has. */
interface SdkError {
  name: string;
  message: string;
  code?: string;
  $metadata?: { httpStatusCode?: number; requestId?: string; clockSkewCorrected?: boolean };
}

const asSdkError = (error: unknown): SdkError =>
  error instanceof Error ? error : { name: "Error", message: String(error) };

/** Sorts an error by what to do about it. */
export function judge(error: unknown): Verdict {
  const { name, code, $metadata } = asSdkError(error);
  const has = (set: Set<string>): boolean => set.has(name) || (code !== undefined && set.has(code));
  if (has(THROTTLES)) return "throttled";
  if ($metadata?.clockSkewCorrected && has(CLOCK_IS_WRONG)) return "not-sent";
  if (has(EXPIRED)) return "expired";
  if (has(DENIED)) return "denied";
  if (has(NOT_SENT)) return "not-sent";
  if (has(TRANSIENT) || ($metadata?.httpStatusCode ?? 0) >= 500) return "transient";
  // Without an HTTP status there was no answer: the socket broke.
  if (code !== undefined && $metadata?.httpStatusCode === undefined) return "transient";
  return "refused";
}

const PERFORM = /to perform: ([a-z0-9-]+:\w+)/i;
/** `with an explicit deny in a service control policy` (IAM user guide, troubleshoot_access-denied). */
const EXPLICIT_DENY = /with an explicit deny in ([\w -]+)/i;
/** Only a policy of that kind lacks the Allow: `because no service control policy allows the … action`. */
const NOT_ALLOWED_BY = /because no ([\w -]+?) allows/i;
/** EC2 hides the reason in a message that its receiver may decode (STS API reference, DecodeAuthorizationMessage). */
const ENCODED = /Encoded authorization failure message: ([\w-]+)/;

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
  if (message === "Region is missing")
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
    expired: RUN_OUT.has(sdk.name),
    remedy: remedyFor(judge(error), sdk.message, PERFORM.exec(sdk.message)?.[1] ?? operation),
  };
  return new AwsFailure(refusal, { cause: error });
}
