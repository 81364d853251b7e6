import type { Fleet } from "../../simulator/scenarios/fleet.ts";
import { inputsOf } from "../journeys/lab.ts";
import { start, type Ran, type Start } from "../journeys/run.ts";
import { onCopy, type Copied, type From } from "./copy-of-stage.ts";
import { nonceOf } from "./fixture-stage.ts";
import type { Fixture } from "./fixtures.ts";
import type { Watch } from "./invariants.ts";

/** A kill: at which call of the process, counted from 0, and whether the call still took effect. */
export interface Kill {
  call: number;
  when: "before" | "after";
}

/** A process of a play; what it is given follows from the fixture. */
export type Process = Omit<Start, "inputs" | "nonce">;

/** Told of each place at which a process can be killed. */
export type Seen = (kill: Kill, operation: string) => void;

/** A copy of a world in which processes run one after the other, under the watch. */
export interface Play extends Copied {
  /** Runs a process to its end; `seen` is told of each crash point of it. */
  run(process: Process, seen?: Seen): Promise<Ran>;
}

/** Plays on a copy of a world in which the fixture stands. */
export const playOn = <T>(fixture: Fixture, from: From, act: (play: Play) => Promise<T>): Promise<T> =>
  onCopy(fixture, from, (copied) => {
    const { site, watching, fleet } = copied;
    const run: Play["run"] = (process, seen) => {
      if (seen) site.witness = witnessed(watching, seen);
      const { entry } = fixture;
      const { ran } = start(site, {
        of: entry === "settle" ? undefined : entry,
        ...process,
        inputs: givenTo(fixture, process, fleet),
        nonce: nonceOf(process.pid),
      });
      site.witness = watching;
      return ran;
    };
    return act({ ...copied, run });
  });

/** Another action than the fixture's has its own inputs; `ami-id` is the deployment's alone. */
function givenTo({ inputs, entry }: Fixture, process: Process, fleet: Fleet): Record<string, string> {
  if (process.entry === "deploy" && entry !== "deploy") return inputsOf({}, fleet);
  const { "ami-id": image, ...others } = inputsOf({ inputs, entry }, fleet);
  return entry === "deploy" ? { "ami-id": image!, ...others } : others;
}

/** The watch, and beside it somebody who is told before each call is sent and right after it took effect. */
function witnessed(watching: Watch, seen: Seen): Watch {
  let asked = -1;
  const open = new Map<string, number[]>();
  return {
    ...watching,
    asked(pid, operation, input) {
      asked++;
      open.set(operation, [...(open.get(operation) ?? []), asked]);
      seen({ call: asked, when: "before" }, operation);
      watching.asked(pid, operation, input);
    },
    called(pid, entry) {
      watching.called(pid, entry);
      seen({ call: open.get(entry.operation)?.shift() ?? asked, when: "after" }, entry.operation);
    },
  };
}
