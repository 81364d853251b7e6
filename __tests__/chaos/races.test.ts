import { RACES } from "./races.ts";
import { playStorm } from "./storm-play.ts";

test.each(Object.keys(RACES))("%s", async (name) => {
  expect((await playStorm(RACES[name]!)).violations).toEqual([]);
});
