/** What an error of the SDK means for whoever sent the call. */
export type Verdict = "throttled" | "transient" | "not-sent" | "expired" | "denied" | "refused";

/** ScalingActivityInProgress and ResourceContention mean "later" (Auto Scaling API reference), as throttling does. */
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
/** The credentials have run out or were revoked, in the middle of a run too: every further call fails. */
const RUN_OUT = new Set([
  "ExpiredToken",
  "ExpiredTokenException",
  "RequestExpired",
  "CredentialsProviderError",
  "InvalidClientTokenId",
  "UnrecognizedClientException",
]);
/** They are no good, whether they have run out or never were. */
const EXPIRED = new Set([
  ...RUN_OUT,
  "AuthFailure",
  "MissingAuthenticationToken",
  "MissingAuthenticationTokenException",
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
export interface SdkError {
  name: string;
  message: string;
  code?: string;
  $metadata?: { httpStatusCode?: number; requestId?: string; clockSkewCorrected?: boolean };
}

/** Whatever was thrown, in that shape. */
export const asSdkError = (error: unknown): SdkError =>
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

/** Nothing more can be sent with these credentials. */
export const hasRunOut = (error: unknown): boolean => RUN_OUT.has(asSdkError(error).name);
