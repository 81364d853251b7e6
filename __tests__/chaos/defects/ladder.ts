import { FLEETS } from "../../journeys/each-fleet.ts";
import { journeys } from "../../journeys/index.ts";
import { AFTERMATHS } from "../crash-follow.ts";
import { nameOf, SUBJECTS } from "../fault-point.ts";
import { FIXTURES, type Fixture } from "../fixtures.ts";
import { RACES } from "../races.ts";
import { faultsOf, pointsIn } from "./detectors.ts";

/** Every so manieth crash point and fault is asked, and so many storms. */
const CRASHES = 9;
const FAULTS = 17;
const STORMS = 60;
const HOSTILE = 20;

const ORDINARY = new Set(FLEETS.map((fleet) => `${fleet} deploy`));

/** Keys of detectors, the quickest to notice first, for a defect that nobody is known to notice. */
export async function* ladder(): AsyncGenerator<string> {
  for (let seed = 1; seed <= HOSTILE; seed++) yield `hostile ${seed}`;
  for (const fixture of FIXTURES.filter(({ name }) => ORDINARY.has(name))) yield* crashes(fixture);
  for (const { name } of journeys) yield `journey ${name}`;
  for (const name of Object.keys(RACES)) yield `race ${name}`;
  for (const fixture of FIXTURES.filter(({ name }) => !ORDINARY.has(name))) yield* crashes(fixture);
  for (const { name } of SUBJECTS)
    for (const [index, point] of (await faultsOf(name)).entries())
      if (index % FAULTS === 0) yield `fault ${nameOf(point)}`;
  for (let seed = 1; seed <= STORMS; seed++) yield `storm ${seed}`;
}

/** Undisturbed, and killed here and there. With a defect in the product the undisturbed one may already fail. */
async function* crashes(fixture: Fixture): AsyncGenerator<string> {
  yield `crash ${fixture.name}`;
  const { distinct } = await pointsIn(fixture);
  for (let at = 0; at < distinct.length; at += CRASHES)
    yield `crash ${fixture.name} @${at} ${AFTERMATHS[(at / CRASHES) % AFTERMATHS.length]}`;
}
