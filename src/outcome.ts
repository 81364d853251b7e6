/** How a run ended: one of five, and always the truth (law 6). */
export type Outcome =
  /** Green alone serves, verified in the target groups. */
  | "succeeded"
  /** What was asked serves already, or only a plan was asked for: nothing was changed. */
  | "unchanged"
  /** Not deployed; the world is as before. */
  | "failed-clean"
  /** Not deployed; every leftover is listed with the command that removes it. */
  | "failed-dirty"
  /** Held, left, or out of sight. */
  | "open";

/** A job is green only if green serves, or nothing was to be done. */
export const isSuccess = (outcome: Outcome): boolean => outcome === "succeeded" || outcome === "unchanged";

/** Something of ours that remains, and how a person removes it. */
export interface Leftover {
  /** In words: `Auto Scaling group shop-12 with 3 instances`. */
  what: string;
  /** Why it could not be undone. */
  why: string;
  /** The AWS CLI command that removes or restores it. */
  command: string;
}

/** Which fleet the load balancer sends users to, as read from the target groups. */
export type Serving = "blue" | "green" | "both" | "neither";
