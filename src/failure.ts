/**
 * A failure that is explained: what went wrong in plain words and what to do.
 * Whatever else is thrown is a defect of ours or of AWS, and is shown as such.
 */
export class Failure extends Error {
  readonly code: string;
  readonly remedy: string;
  /** Further lines below the cause: which instances, which log. */
  readonly details: readonly string[];
  /** Nothing more may or can be sent by this process: nothing is undone, the record says where the release stands. */
  readonly stops: boolean;

  /**
   * @param code a stable word for tables and tests: `green-unhealthy`, `access-denied`
   * @param message what happened, where
   * @param remedy what the reader can do about it
   */
  constructor(
    code: string,
    message: string,
    remedy = "",
    options: ErrorOptions & { details?: readonly string[]; stops?: boolean } = {},
  ) {
    super(message, options);
    this.name = "Failure";
    this.code = code;
    this.remedy = remedy;
    this.details = options.details ?? [];
    this.stops = options.stops ?? false;
  }
}

/** True for what ends a run where it stands: a cancellation, a lost lease, expired credentials. */
export const stopsRun = (error: unknown): error is Failure => error instanceof Failure && error.stops;

/** AWS could not be reached, or its answer was lost: nothing was refused, and looking again is what there is to do. */
export const wasAway = (error: unknown): boolean =>
  error instanceof Failure && (error.code === "lost-answer" || error.code === "unreachable");

/** The text of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
