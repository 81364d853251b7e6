import { FLEETS } from "../journeys/each-fleet.ts";
import { nothingForged } from "./nothing-forged.ts";
import { heard } from "./telling.ts";
import { COURSES } from "./shapes.ts";
import { diceOf, hostileText } from "./texts.ts";
import { everyEvent, rideThrough } from "./world.ts";

test.each(FLEETS.flatMap((fleet) => COURSES.map((course) => [fleet, course] as const)))(
  "%s, %s: a world full of hostile texts gives no command, output or structure of its own",
  async (fleet, course) => {
    for (let seed = 1; seed <= 2; seed++) {
      const { ran } = await rideThrough(fleet, course, diceOf(seed));
      const { outcome } = ran.ending!;
      expect([seed, outcome]).toEqual([seed, course === "all goes well" ? "succeeded" : "failed-clean"]);
      nothingForged(heard(ran.events));
    }
  },
);

test("no event of any kind, whatever its texts", () => {
  for (let seed = 1; seed <= 150; seed++) {
    const random = diceOf(seed);
    nothingForged(heard(everyEvent(() => hostileText(random))));
  }
});
