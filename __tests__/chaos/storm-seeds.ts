import { allSwitches } from "../../simulator/core/switches.ts";
import { FLEETS } from "../journeys/each-fleet.ts";
import type { At, Incident, PersonAct, Storm } from "./storm.ts";
import { dice, type Dice } from "./dice.ts";
import { FAULTS } from "./storm-faults.ts";
import { endsBlue, GROUNDS } from "./storm-grounds.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Storms by the bytes of the wire, the others by the direct door. */
const BY_BYTES = 50;

/** The schedule of a seed: always the same one. */
export function stormOf(seed: number): Storm {
  const roll = dice(seed);
  const fleet = roll.pick(FLEETS);
  const ground = roll.below(GROUNDS[fleet].length);
  const drawn = 1 + roll.below(roll.once(4) ? 12 : 5);
  const incidents = Array.from({ length: drawn }, (): Incident => KINDS[roll.pick(WEIGHTED)](roll));
  const later = dice(seed + LATER);
  if (later.once(2)) incidents.push(...furtherJobs(later));
  return {
    seed,
    fleet,
    ground,
    switches: roll.once(2) ? someSwitches(roll) : {},
    inputs: inputsOf(roll, endsBlue(GROUNDS[fleet][ground]!)),
    door: seed % BY_BYTES === 0 ? "bytes" : "direct",
    signals: !roll.once(6),
    ...(later.once(4) ? { earlier: later.pick(["detach", "keep"]) } : {}),
    incidents,
  };
}

/** Told apart from the seed's own numbers. */
const LATER = 0x5eed;

/** Ways back and repairs, some long after the deployment. */
const furtherJobs = (roll: Dice): Incident[] =>
  Array.from({ length: 1 + roll.below(2) }, (): Incident => {
    const at: At = roll.once(2) ? when(roll) : { ms: (20 + roll.below(120)) * MINUTE };
    if (roll.once(3)) return { at, does: "repair", inputs: roll.once(2) ? { open: "undo" } : {} };
    const concurrency = roll.pick(["wait", "refuse", "supersede"]);
    const provisional = roll.once(4) ? { "follow-up": "false" } : {};
    return { at, does: "rollback", inputs: { concurrency, ...provisional } };
  });

/** A few switches in a setting other than their default. */
function someSwitches(roll: Dice): Record<string, string> {
  const table = Object.entries(allSwitches());
  return Object.fromEntries(
    Array.from({ length: 1 + roll.below(8) }, () => roll.pick(table)).map(([name, { settings }]) => [
      name,
      roll.pick(settings.slice(1)),
    ]),
  );
}

function inputsOf(roll: Dice, blueIsEnded: boolean): Record<string, string> {
  const inputs: Record<string, string> = {};
  if (blueIsEnded) inputs["retire"] = "terminate";
  else if (roll.once(2)) inputs["retire"] = roll.pick(["detach", "keep", "terminate"]);
  if (roll.once(5)) inputs["on-failure"] = "leave";
  if (roll.once(4)) inputs["on-timeout"] = roll.pick(["stop", "leave"]);
  if (roll.once(3)) inputs["on-cancel"] = roll.pick(["leave", "finish"]);
  if (roll.once(4)) inputs["concurrency"] = roll.pick(["refuse", "supersede"]);
  if (roll.once(8)) inputs["timeout"] = `${60 + roll.below(900)}s`;
  return inputs;
}

/** A deployment takes some 10 minutes and 250 calls: most of what happens falls into it. */
const when = (roll: Dice): At =>
  roll.once(2) ? { call: roll.below(260) } : { ms: roll.below(roll.once(4) ? 40 * MINUTE : 14 * MINUTE) };

const side = (roll: Dice) => roll.pick(["blue", "green"] as const);

const KINDS = {
  fault: (roll) => {
    const fault = roll.pick(FAULTS)(roll);
    const at = roll.once(2) ? { ms: 0 } : when(roll);
    return { at, does: "fault", fault, ...(roll.once(2) ? { ms: (1 + roll.below(600)) * SECOND } : {}) };
  },
  lose: (roll) => ({
    at: when(roll),
    does: "lose",
    of: side(roll),
    nth: roll.below(6),
    how: roll.pick(["ends", "ends", "stops", "unhealthy"] as const),
  }),
  scale: (roll) => ({ at: when(roll), does: "scale", of: side(roll), by: roll.pick([-2, -1, 1, 2]) }),
  run: (roll) => ({
    at: when(roll),
    does: "run",
    order: roll.pick(["newer", "newer", "older"] as const),
    image: roll.pick(["new", "new", "old"] as const),
    inputs: {
      concurrency: roll.pick(["wait", "refuse", "supersede"]),
      ...(roll.once(3) ? { force: "true" } : {}),
    },
  }),
  "re-run": (roll) => ({ at: when(roll), does: "re-run", nth: roll.below(3) }),
  cancel: (roll) => ({ at: when(roll), does: "cancel", nth: roll.below(3) }),
  kill: (roll) => ({ at: when(roll), does: "kill", nth: roll.below(3), machine: roll.once(2) }),
  pause: (roll) => ({
    at: when(roll),
    does: "pause",
    nth: roll.below(3),
    ms: roll.pick([10 * MINUTE, 10 * MINUTE, 2 * MINUTE, 35 * SECOND]),
  }),
  person: (roll) => ({ at: when(roll), does: "person", act: roll.pick(ACTS) }),
} satisfies Partial<Record<Incident["does"], (roll: Dice) => Incident>>;

const WEIGHTED: readonly (keyof typeof KINDS)[] = [
  ...(["fault", "fault", "fault", "fault", "lose", "lose", "scale", "scale", "run", "run"] as const),
  ...(["re-run", "cancel", "cancel", "kill", "kill", "pause", "pause", "person"] as const),
];

const ACTS: readonly PersonAct[] = [
  "stops the deployment",
  "stops the deployment with a rollback",
  "continues the deployment",
  "adds a template version",
];
