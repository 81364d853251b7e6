import type { FleetName } from "../../src/plan/facts.ts";
import type { FleetOptions } from "../../simulator/scenarios/options.ts";
import type { Fleet } from "../../simulator/scenarios/fleet.ts";
import { FLEETS, READY_WAIT } from "../journeys/each-fleet.ts";
import type { Start } from "../journeys/run.ts";
import { began } from "../journeys/unfinished.ts";
import type { Wreck } from "./wrecks.ts";

/** A process that is killed at every call: what it runs on, and what must serve in the end. */
export interface Fixture {
  name: string;
  fleet: FleetName;
  options: Partial<FleetOptions>;
  /** Beside AMI, application and deployment group. */
  inputs: Record<string, string>;
  entry: Start["entry"];
  /** Deployments that went well before, each by its inputs; `ami-id: old` is the one that the fleet began with. */
  earlier: Record<string, string>[];
  /** A deployment that goes wrong right before. */
  wreck?: Wreck;
  /** What another run is, that comes after the process was killed; the same action unless told otherwise. */
  newRun?: { entry: "deploy" };
  /** Whoever follows is killed too, unless the sweep says otherwise. */
  twice: boolean;
  /** The AMI that serves once all is over. @param last who acted last */
  serves(fleet: Fleet, last: Start["entry"]): string;
}

const deploy = (fleet: FleetName, variant: string, given: Partial<Fixture> = {}): Fixture => ({
  name: `${fleet} deploy${variant}`,
  fleet,
  options: READY_WAIT,
  inputs: {},
  entry: "deploy",
  earlier: [],
  twice: false,
  serves: ({ amiNew }) => amiNew,
  ...given,
});

/** CodeDeploy ends blue itself, after the shortest wait that is allowed without asking. */
const TERMINATE: Partial<FleetOptions> = {
  ...READY_WAIT,
  terminate: { action: "TERMINATE", waitMinutes: 10 },
};

/** From the second release back to the first: asked for by its number, it is the same however often it is asked. */
const BACK: Partial<Fixture> = {
  entry: "rollback",
  inputs: { to: "1" },
  earlier: [{ "ami-id": "old" }, {}],
  serves: ({ ami }) => ami,
};

/** What a deployment that went wrong has left is put in order; if a deployment follows instead, that serves. */
const repair = (variant: string, wreck: Wreck): Partial<Fixture> & { variant: string } => ({
  variant: ` ${variant}, repaired`,
  entry: "repair",
  wreck,
  newRun: { entry: "deploy" },
  serves: ({ ami, amiNew }, last) => (last === "deploy" ? amiNew : ami),
});

/** The calls that would end green, and give template, sizes and processes back. */
const UNDOING = [
  "autoscaling:DeleteAutoScalingGroup",
  "autoscaling:TerminateInstanceInAutoScalingGroup",
  "autoscaling:UpdateAutoScalingGroup",
  "autoscaling:ResumeProcesses",
  "ec2:DeleteLaunchTemplateVersions",
];

const WRECKS = [
  repair("killed in the shift", { kind: "killed", when: began("shift") }),
  {
    ...repair("killed after its commit point", { kind: "killed", when: ({ kind }) => kind === "committed" }),
    serves: ({ amiNew }) => amiNew,
  },
  repair("failed and not undone", { kind: "dirty", denied: UNDOING }),
] satisfies (Partial<Fixture> & { variant: string })[];

const each = (variant: string, given: (fleet: FleetName) => Partial<Fixture>): Fixture[] =>
  FLEETS.map((fleet) => deploy(fleet, variant, given(fleet)));

/** The ordinary ones first: each fleet with a pause in Ready. */
export const FIXTURES: readonly Fixture[] = [
  ...each("", () => ({ twice: true })),
  ...each(" without Ready", () => ({ options: {} })),
  ...each(" and terminate blue", () => ({ inputs: { retire: "terminate" } })),
  deploy("same-group", " and keep blue", { inputs: { retire: "keep" } }),
  deploy("clone", " with TERMINATE", { options: TERMINATE, inputs: { retire: "terminate" } }),
  deploy("codedeploy-copy", " with TERMINATE", { options: TERMINATE, inputs: { retire: "terminate" } }),
  ...each(" rolled back", () => ({ ...BACK, options: {} })),
  ...each(" rolled back out of Standby", () => ({
    ...BACK,
    options: {},
    earlier: [{ "ami-id": "old" }, { retire: "keep" }],
  })),
  ...WRECKS.flatMap(({ variant, ...given }) => each(variant, () => given)),
  ...each(" on a network balancer", () => ({ options: { ...READY_WAIT, balancer: "network" } })),
];

/** The fixture of this name; throws when there is none. */
export function fixtureNamed(name: string): Fixture {
  const fixture = FIXTURES.find((one) => one.name === name);
  if (!fixture) throw new Error(`no fixture "${name}"`);
  return fixture;
}
