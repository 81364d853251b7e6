import { RACES } from "./races.ts";
import { playAll } from "./workers.ts";

/** Plays all races and prints, as JSON, what each violated by its name: none, when all is well. */
const names = Object.keys(RACES);
const results = await playAll("race", names);
console.log(JSON.stringify(Object.fromEntries(names.map((name, at) => [name, results[at]!.violations]))));
