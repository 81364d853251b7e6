import type { Answer } from "../services/elbv2/state.ts";

/**
 * What users saw, in virtual time: kept by `observeUsers` (observe.ts) at every change of the world.
 * Journeys assert on it; nothing in the simulator reads it.
 */
export interface UsersState {
  /** By target group ARN. */
  groups: Record<string, GroupTraffic>;
  /** What hurt users, in order. */
  harms: Harm[];
}

export interface GroupTraffic {
  name: string;
  /** What each target counts as at present, by `id:port`. */
  targets: Record<string, TargetTraffic>;
  /** Sums over the targets which are healthy, and over all that would get traffic if none were (fail-open). */
  healthy: Tally;
  registered: Tally;
  /** One entry for each instant at which something changed. */
  timeline: Moment[];
}

export interface TargetTraffic {
  /** Healthy, or deregistered from an NLB that still sends it some. */
  healthy: boolean;
  /** Registered, in use and not draining. */
  registered: boolean;
  /** Deregistered while it served, its delay not over: requests may still be in flight. */
  draining: boolean;
  /** The instance is no longer pending or running. */
  ended: boolean;
  /** What a request would get. */
  answer: Answer;
  image: string;
  zone: string;
}

/** How many targets get requests, how many of these would answer, and which these are. */
export interface Tally {
  rotation: number;
  serving: number;
  byImage: Record<string, number>;
  byZone: Record<string, number>;
}

export interface Moment extends Tally {
  /** Epoch milliseconds. */
  at: number;
  /** Targets registered and not draining, healthy or not. */
  registered: number;
}

/**
 * - `nobody-serves`: a group that had served has no target left that would answer.
 * - `request-fails`: a target in rotation does not answer (`detail`: the status, `refused`, `timeout`).
 * - `ended-while-serving`: an instance was stopped or terminated while it was in rotation or draining.
 */
export type HarmKind = "nobody-serves" | "request-fails" | "ended-while-serving";

export interface Harm {
  at: number;
  kind: HarmKind;
  /** The target group's ARN. */
  group: string;
  instanceId?: string;
  detail: string;
}

export const emptyUsersState = (): UsersState => ({ groups: {}, harms: [] });
