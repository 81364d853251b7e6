import assert from "node:assert/strict";
import { FLEETS } from "../journeys/each-fleet.ts";
import { told } from "../journeys/lab.ts";
import { COURSES, judge, ride } from "./shapes.ts";
import { emptyPages, skewed, swapped } from "./weather.ts";

const TEN_MINUTES = 600_000;
const WEATHERS = {
  "AWS's clock ten minutes ahead": () => skewed(TEN_MINUTES),
  "AWS's clock ten minutes behind": () => skewed(-TEN_MINUTES),
  "everything ended before it began": swapped,
  "empty first pages": emptyPages,
};

const failed: string[] = [];
for (const fleet of FLEETS)
  for (const course of COURSES)
    for (const [name, wire] of Object.entries(WEATHERS))
      try {
        const rode = await ride(fleet, course, wire());
        judge(rode, {});
        const { ending, events } = rode.ran;
        assert.equal(
          ending?.outcome,
          course === "all goes well" ? "succeeded" : "failed-clean",
          ending?.summary ?? "",
        );
        const { said } = told(events);
        assert.deepEqual(
          said.filter((text) => /NaN|Invalid Date|\s-\d+ (s|min|h)\b/.test(text)),
          [],
        );
      } catch (error) {
        failed.push(`${fleet}, ${course}, ${name}: ${(error as Error).message}`);
      }
/** A list: why each failed. */
console.log(JSON.stringify(failed, null, 1));
