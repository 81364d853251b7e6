import { journeys } from "../../journeys/index.ts";
import { AFTERMATHS } from "../crash-points.ts";
import { FLEETS } from "../../journeys/each-fleet.ts";
import { FIXTURES } from "../fixtures.ts";
import { faultKey, faultsOf, pointsIn } from "./detectors.ts";

/** Every so manieth crash point and fault of a fixture is asked. */
const CRASHES = 11;
const FAULTS = 17;
const STORMS = 150;

/** Keys of detectors, the quickest to notice first, for a defect that nobody is known to notice. */
export async function* ladder(): AsyncGenerator<string> {
  for (const { name } of FIXTURES) yield `crash ${name}`;
  for (const { name } of journeys) yield `journey ${name}`;
  for (const fixture of FIXTURES) {
    const { distinct } = await pointsIn(fixture);
    for (let at = 0; at < distinct.length; at += CRASHES)
      yield `crash ${fixture.name} @${at} ${AFTERMATHS[(at / CRASHES) % AFTERMATHS.length]}`;
  }
  for (const fleet of FLEETS)
    for (const [index, point] of (await faultsOf(fleet)).entries())
      if (index % FAULTS === 0) yield `fault ${faultKey(point as never)}`;
  for (let seed = 1; seed <= STORMS; seed++) yield `storm ${seed}`;
}
