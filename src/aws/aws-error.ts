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
