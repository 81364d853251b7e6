import { createHash, type Hash } from "node:crypto";
import type { CallEntry } from "../../simulator/wire/front.ts";
import type { Ran, Start } from "../journeys/run.ts";

/** Counts the calls of all processes of a storm, and digests them. */
export interface Tally {
  onCall(process: Start, entry: CallEntry): void;
  /** Told of each call by its index, all processes counted. */
  atCall(index: number): void;
  sums(runs: readonly Ran[]): { calls: number; digest: string; interleaving: string };
}

const READ = /:(Describe|Get|List|BatchGet)/;

export function tallied(): Tally {
  const everything = createHash("sha256");
  const order = createHash("sha256");
  let calls = 0;
  const tally: Tally = {
    onCall({ pid }, { at, operation, input, error }) {
      everything.update(`${pid} ${at} ${operation} ${JSON.stringify(input)} ${error?.code}\n`);
      if (!READ.test(operation)) order.update(`${pid} ${operation}\n`);
      tally.atCall(calls++);
    },
    atCall: () => undefined,
    sums(runs) {
      everything.update(JSON.stringify(runs.map(({ events }) => events)));
      return { calls, digest: short(everything), interleaving: short(order) };
    },
  };
  return tally;
}

const short = (hash: Hash): string => hash.digest("hex").slice(0, 16);
