import { asBefore, because } from "../claims.ts";
import { onEachFleet } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";

const MOMENTS = {
  "while green is installed": "install",
  "when green has its first traffic": "first-green-registered",
} as const;

export const alarmStops: Journey[] = Object.entries(MOMENTS).flatMap(([when, on]) =>
  onEachFleet((fleet) => ({
    name: `${fleet}: an alarm stops the deployment ${when}, everything is as before`,
    fleet,
    rules: [16],
    options: { alarms: ["web-errors"] },
    faults: () => [{ kind: "alarm", name: "web-errors", on }],
    check(t) {
      asBefore(t);
      because(t, /alarm/i);
      because(t, /web-errors/);
    },
  })),
);
