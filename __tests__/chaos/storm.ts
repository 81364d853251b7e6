import type { Fault } from "../../simulator/core/faults.ts";
import type { FleetName } from "../../src/plan/facts.ts";

/** When something happens: after so much virtual time, or at the call of this index (from 0), all processes counted. */
export type At = { ms: number } | { call: number };

/** One of the fleets by its image; which of its instances, counted round. */
export type Side = "blue" | "green";

/** What comes over a deployment. Plain data: a storm can be printed, shrunk and played again. */
export type Incident = { at: At } & (
  | { does: "fault"; fault: Fault; /** Over after so long; never, when absent. */ ms?: number }
  /** An instance is lost: ended by AWS or a person, or judged unhealthy by a health check of Auto Scaling's. */
  | { does: "lose"; of: Side; nth: number; how: "ends" | "stops" | "unhealthy" }
  | { does: "scale"; of: Side; by: number }
  /** Another run on the same target; `image: old` asks for the image that blue has. */
  | { does: "run"; order: "newer" | "older"; image: "new" | "old"; inputs: Record<string, string> }
  /** The job of the n-th run is run again: once it has ended, or beside it, when GitHub has lost its runner out of sight. */
  | { does: "re-run"; nth: number; beside?: true }
  /** A job of another workflow: back to what served before, or what dead runs left put in order. */
  | { does: "rollback" | "repair"; inputs: Record<string, string> }
  /** As the runner cancels a job. */
  | { does: "cancel"; nth: number }
  /** The process alone is killed (its settle step follows), or its machine vanishes with it. */
  | { does: "kill"; nth: number; machine: boolean }
  | { does: "pause"; nth: number; ms: number }
  | { does: "person"; act: PersonAct }
);

/** What a person does beside: names of the table in storm-incidents.ts. */
export type PersonAct =
  | "stops the deployment"
  | "stops the deployment with a rollback"
  | "continues the deployment"
  | "adds a template version";

/** A schedule: everything that a storm is, but for what follows from it. */
export interface Storm {
  seed: number;
  fleet: FleetName;
  /** Which of the fleet's grounds it stands on. */
  ground: number;
  switches: Record<string, string>;
  inputs: Record<string, string>;
  /** A deployment went well before, and did this with blue; none, when absent. */
  earlier?: string;
  door: "direct" | "bytes";
  /** False: a container job, to whose process no signal comes. */
  signals: boolean;
  incidents: Incident[];
}
