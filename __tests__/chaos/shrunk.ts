import type { Storm } from "./storm.ts";
import { playStorm } from "./storm-play.ts";

/** What a shrunk schedule leaves out: the ordinary. */
const ORDINARY = { switches: {}, door: "direct", signals: true } as const;

/** What was wrong once, and the shortest schedule in which it was; what it does not name is ordinary. */
export type Found = [what: string, storm: Shrunk];

type Shrunk = Omit<Storm, keyof typeof ORDINARY> & Partial<Storm>;

/** What is wrong when it is played again. */
export const violationsOf = async (storm: Shrunk) => (await playStorm({ ...ORDINARY, ...storm })).violations;
