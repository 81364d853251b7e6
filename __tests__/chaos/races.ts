import { FLEETS } from "../journeys/each-fleet.ts";
import type { Incident, Storm } from "./storm.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const newer = (ms: number, concurrency: string): Incident => ({
  at: { ms },
  does: "run",
  order: "newer",
  image: "new",
  inputs: { concurrency },
});

/** Instants of an ordinary deployment: as it claims, launches, installs and shifts. */
const INSTANTS = [5, 20, 60, 100, 140].map((seconds) => seconds * SECOND);

/** Calls while another run takes over from the one that has been at work for 20 s: its claim is in the midst of them. */
const WHILE_TAKING = Array.from({ length: 24 }, (_, index) => 84 + index);

const after = (ms: number): string => `after ${ms / SECOND} s`;

/** Two processes on one target, at their closest: what comes over the first. */
const CASTS: Readonly<Record<string, Pick<Storm, "incidents"> & Partial<Storm>>> = {
  "two runs begin at the same instant, the second waits": { incidents: [newer(0, "wait")] },
  "two runs begin at the same instant, the second supersedes": { incidents: [newer(0, "supersede")] },
  "an older run comes once a newer one has succeeded": {
    incidents: [{ at: { ms: 30 * MINUTE }, does: "run", order: "older", image: "old", inputs: {} }],
  },
  ...Object.fromEntries(
    WHILE_TAKING.map((call) => [
      `the run that supersedes the holder dies at call ${call}, and a third takes over`,
      {
        incidents: [
          newer(20 * SECOND, "supersede"),
          { at: { call }, does: "kill", nth: 1, machine: true },
          newer(50 * SECOND, "wait"),
        ],
      },
    ]),
  ),
  ...Object.fromEntries(
    INSTANTS.flatMap((ms) => [
      [`another run supersedes the holder ${after(ms)}`, { incidents: [newer(ms, "supersede")] }],
      [
        `the holder is paused for six minutes ${after(ms)}, another run supersedes it`,
        {
          incidents: [{ at: { ms }, does: "pause", nth: 0, ms: 6 * MINUTE }, newer(ms + SECOND, "supersede")],
        },
      ],
      [
        `two more runs supersede the holder ${after(ms)}, one right after the other`,
        { incidents: [newer(ms, "supersede"), newer(ms + 8 * SECOND, "supersede")] },
      ],
      [
        `the holder is paused for six minutes ${after(ms)}, two more runs supersede it`,
        {
          incidents: [
            { at: { ms }, does: "pause", nth: 0, ms: 6 * MINUTE },
            newer(ms + SECOND, "supersede"),
            newer(ms + 8 * SECOND, "supersede"),
          ],
        },
      ],
      [
        `GitHub loses the runner out of sight ${after(ms)}, and the job is run again beside it`,
        { incidents: [{ at: { ms }, does: "re-run", nth: 0, beside: true }] },
      ],
      // No signal reaches a process in a container: it runs on beside the settle step.
      [
        `a container job is cancelled ${after(ms)}`,
        { signals: false, incidents: [{ at: { ms }, does: "cancel", nth: 0 }] },
      ],
      [
        `the process alone is killed ${after(ms)}, and its job run again`,
        {
          incidents: [
            { at: { ms }, does: "kill", nth: 0, machine: false },
            { at: { ms: ms + SECOND }, does: "re-run", nth: 0 },
          ],
        },
      ],
    ]),
  ),
};

/** Storms made by hand, by their names: what rarely comes about by chance. */
export const RACES: Readonly<Record<string, Storm>> = Object.fromEntries(
  FLEETS.flatMap((fleet) =>
    Object.entries(CASTS).map(([name, cast]): [string, Storm] => [
      `${fleet}: ${name}`,
      { seed: 1, fleet, ground: 0, switches: {}, inputs: {}, door: "direct", signals: true, ...cast },
    ]),
  ),
);
