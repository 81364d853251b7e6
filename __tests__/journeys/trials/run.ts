import { paused } from "./paused.ts";
import { scaling } from "./scaling.ts";
import { failureOf, type Trial } from "./trial.ts";

const TABLES: Readonly<Record<string, readonly Trial[]>> = { scaling, paused };

/** `<table> [<one of so many> <which>] [<part of a name>]`: tries them and prints what failed, and how many there were. */
const [table = "scaling", every = "1", which = "0", part = ""] = process.argv.slice(2);
const chosen = TABLES[table]!.filter(
  ({ name }, index) => index % Number(every) === Number(which) && name.includes(part),
);
let failed = 0;
for (const trial of chosen) {
  const failure = await failureOf(trial);
  if (failure === null) continue;
  failed++;
  console.log(`FAILED ${trial.name}\n${failure}\n`);
}
console.log(`${table}: ${chosen.length} tried, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
