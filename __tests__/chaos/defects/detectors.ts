import { journeyNamed, runJob } from "../../journeys/matrix.ts";
import { buildOnce } from "../../journeys/standing.ts";
import { nothingForged } from "../../hostile/nothing-forged.ts";
import { heard } from "../../hostile/telling.ts";
import { diceOf, hostileText } from "../../hostile/texts.ts";
import { everyEvent } from "../../hostile/world.ts";
import { follow, type Aftermath } from "../crash-follow.ts";
import { crashNameOf } from "../crash-play.ts";
import { pointsOf, type Points } from "../crash-points.ts";
import { play } from "../fault-play.ts";
import { nameOf, SUBJECTS, type FaultPoint } from "../fault-point.ts";
import { faultPoints } from "../fault-points.ts";
import { fixtureNamed, type Fixture } from "../fixtures.ts";
import { RACES } from "../races.ts";
import { playStorm } from "../storm-play.ts";
import { stormOf } from "../storm-seeds.ts";

/** What can notice a defect: answers with what it saw to be wrong, or undefined. `rest` says which of its kind. */
export type Detector = (rest: string) => Promise<string | undefined>;

const stand = buildOnce();

/** `clone: a new group takes over…`, or with ` | switch=setting` behind it. */
async function journey(rest: string): Promise<string | undefined> {
  const [name, setting] = rest.split(" | ") as [string, string | undefined];
  const switches = Object.fromEntries(setting ? [setting.split("=") as [string, string]] : []);
  journeyNamed(name); // throws when there is none
  return (await runJob({ journey: name, column: setting ?? "", switches, seed: 1, brief: true }, stand))
    .failure;
}

const points = new Map<string, Promise<Points>>();

/** `clone deploy`: nobody is killed; `clone deploy @12 settle`: at its twelfth distinct crash point, and who follows. */
async function crash(rest: string): Promise<string | undefined> {
  const [, name, at, aftermath] = /^(.+?)(?: @(\d+) ([a-z-]+))?$/.exec(rest)!;
  const fixture = fixtureNamed(name!);
  try {
    const { distinct } = await pointsIn(fixture);
    if (at === undefined) return undefined;
    const point = distinct[Number(at) % distinct.length]!;
    const { failure } = (await follow(fixture, point, aftermath as Aftermath)).result;
    const place = crashNameOf({ fixture: name!, aftermath: aftermath as Aftermath, kills: [point] });
    return failure && `${place}: ${failure}`;
  } catch (error) {
    return String(error);
  }
}

export function pointsIn(fixture: Fixture): Promise<Points> {
  const known = points.get(fixture.name) ?? pointsOf(fixture);
  points.set(fixture.name, known);
  return known;
}

const struck = new Map<string, Promise<FaultPoint[]>>();

export function faultsOf(subject: string): Promise<FaultPoint[]> {
  const known = struck.get(subject) ?? faultPoints([subject]);
  struck.set(subject, known);
  return known;
}

/** By its name: `clone 57 codedeploy:CreateDeployment lost-answer`. */
async function fault(rest: string): Promise<string | undefined> {
  try {
    const subject = SUBJECTS.find(({ name }) => rest.startsWith(name))!;
    const point = (await faultsOf(subject.name)).find((one) => nameOf(one) === rest);
    return point && (await play(point)).failure;
  } catch (error) {
    return String(error);
  }
}

async function storm(rest: string): Promise<string | undefined> {
  return (await playStorm(stormOf(Number(rest)))).violations[0];
}

const race = async (rest: string): Promise<string | undefined> =>
  (await playStorm(RACES[rest]!)).violations[0];

/** `17`: events of every kind with hostile texts of this seed, told to a runner that listens. */
async function hostile(rest: string): Promise<string | undefined> {
  const random = diceOf(Number(rest));
  try {
    nothingForged(heard(everyEvent(() => hostileText(random))));
    return undefined;
  } catch (error) {
    return String(error);
  }
}

const DETECTORS = { journey, crash, fault, storm, race, hostile } satisfies Record<string, Detector>;

/** Asks the detector that a key names: `storm 17`. Throws when there is none. */
export async function ask(key: string): Promise<string | undefined> {
  const kind = key.split(" ", 1)[0]!;
  if (!(kind in DETECTORS)) throw new Error(`nothing detects by "${kind}"`);
  return DETECTORS[kind as keyof typeof DETECTORS](key.slice(kind.length + 1));
}
