import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { fromOvertaken } from "../../src/plan/repair/overtaken.ts";
import type { Remains } from "../../src/plan/repair/look.ts";
import { HELD_TAG } from "../../src/releases/names.ts";
import type { Opened } from "../../src/releases/open.ts";

const PROCESSES = ["AZRebalance", "Launch"];
const suspended = (Tags: AutoScalingGroup["Tags"]): AutoScalingGroup => ({
  AutoScalingGroupName: "web",
  MinSize: 3,
  MaxSize: 6,
  DesiredCapacity: 3,
  DefaultCooldown: 300,
  AvailabilityZones: [],
  HealthCheckType: "ELB",
  CreatedTime: new Date(0),
  SuspendedProcesses: PROCESSES.map((ProcessName) => ({ ProcessName })),
  ...(Tags ? { Tags } : {}),
});

const opened = {
  header: { release: 2, target: "web/production" },
  folded: {
    plan: [{ step: "freeze-blue", args: { group: "web", processes: PROCESSES } }],
    steps: { 0: { state: "left", memo: { ours: PROCESSES } } },
    course: { direction: "back", committed: false },
  },
} as unknown as Opened;

const found = (group: AutoScalingGroup): string[] =>
  fromOvertaken({ target: "web/production", groups: [group] } as unknown as Remains, opened, 0).map(
    ({ what }) => what,
  );

test.each([
  ["nothing", undefined, ["AZRebalance, Launch"]],
  ["one of them", "Launch", ["AZRebalance;"]],
  ["all of them", "AZRebalance Launch", []],
])("what a failed release suspended, of which a rollback holds %s", (_, held, told) => {
  const tags = held === undefined ? undefined : [{ Key: HELD_TAG, Value: held }];
  expect(found(suspended(tags))).toEqual(
    told.map((text) => expect.stringContaining(`of web: ${text}`) as string),
  );
});
