import { journeys } from "../../journeys/index.ts";
import { AFTERMATHS } from "../crash-points.ts";
import { nameOf, SUBJECTS } from "../fault-point.ts";
import { FIXTURES } from "../fixtures.ts";
import { faultsOf, pointsIn } from "./detectors.ts";

/** Every so manieth crash point and fault is asked, and so many storms. */
const CRASHES = 11;
const FAULTS = 17;
const STORMS = 150;

/** Keys of detectors, the quickest to notice first, for a defect that nobody is known to notice. */
export async function* ladder(): AsyncGenerator<string> {
  for (const { name } of FIXTURES) yield `crash ${name}`;
  for (const { name } of journeys) yield `journey ${name}`;
  for (const { name } of SUBJECTS)
    for (const [index, point] of (await faultsOf(name)).entries())
      if (index % FAULTS === 0) yield `fault ${nameOf(point)}`;
  for (const fixture of FIXTURES) {
    const { distinct } = await pointsIn(fixture);
    for (let at = 0; at < distinct.length; at += CRASHES)
      yield `crash ${fixture.name} @${at} ${AFTERMATHS[(at / CRASHES) % AFTERMATHS.length]}`;
  }
  for (let seed = 1; seed <= STORMS; seed++) yield `storm ${seed}`;
}
