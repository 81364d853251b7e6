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
  /** One entry for each instant at which something changed. */
  timeline: Moment[];
}

export interface TargetTraffic {
  /** Gets requests: healthy and registered, or an NLB still sends some. */
  rotation: boolean;
  /** A request would be answered with a success. */
  answers: boolean;
  image: string;
  zone: string;
}

export interface Moment {
  /** Epoch milliseconds. */
  at: number;
  /** Targets that get requests. */
  rotation: number;
  /** Of these, the ones that answer. */
  serving: number;
  /** Targets registered and not draining. */
  registered: number;
  /** The serving ones by image, and by zone. */
  byImage: Record<string, number>;
  byZone: Record<string, number>;
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
