import type { Storm } from "./storm.ts";
import { playStorm } from "./storm-play.ts";

/** A shrunk schedule. @param more what differs from the simplest */
const storm = (
  seed: number,
  fleet: Storm["fleet"],
  ground: number,
  more: Pick<Storm, "inputs" | "incidents"> & Partial<Storm>,
): Storm => ({ seed, fleet, ground, switches: {}, door: "direct", signals: true, ...more });

/** Storms that took instances, time or a turn, and violated something once, shrunk: each by what it was. */
const FOUND: [string, Storm][] = [
  [
    "an instance of green has just ended, and its group still knows it: it is no blue for that",
    storm(2622, "same-group", 2, {
      switches: { "elb-first-check": "threshold" },
      inputs: { timeout: "308s" },
      incidents: [{ at: { call: 238 }, does: "lose", of: "green", nth: 3, how: "ends" }],
    }),
  ],
  [
    "all of green dies right after the commit point, and blue is ended: nothing of the way forward is left, and Auto Scaling brings green back",
    storm(2895, "codedeploy-copy", 2, {
      inputs: { retire: "terminate", "on-timeout": "stop", "on-cancel": "leave" },
      incidents: [
        {
          at: { ms: 0 },
          does: "fault",
          fault: { kind: "instance-dies", who: { imageId: "amiNew" }, afterMs: 191000, times: 2 },
          ms: 563000,
        },
      ],
    }),
  ],
  [
    "what is gone back to has lost an instance, and what serves as well: the group keeps its size, since it is deployed again",
    storm(9201, "same-group", 8, {
      signals: false,
      inputs: {},
      incidents: [
        { at: { ms: 1707577 }, does: "lose", of: "green", nth: 5, how: "stops" },
        { at: { call: 212 }, does: "lose", of: "blue", nth: 4, how: "ends" },
        { at: { ms: 7620000 }, does: "rollback", inputs: { concurrency: "refuse" } },
      ],
    }),
  ],
  [
    "all of blue is lost once the deployment group points at green: it points at blue again before blue is launched, or nobody would get the application",
    storm(8625, "clone", 5, {
      switches: { "asg-describe-lag": "none" },
      inputs: { retire: "detach", "on-timeout": "stop" },
      incidents: [
        { at: { ms: 649606 }, does: "scale", of: "blue", by: -2 },
        { at: { call: 193 }, does: "lose", of: "blue", nth: 5, how: "ends" },
        { at: { ms: 37885 }, does: "re-run", nth: 0 },
        { at: { call: 82 }, does: "pause", nth: 0, ms: 600000 },
        {
          at: { call: 82 },
          does: "fault",
          fault: { kind: "latency", operation: "*", ms: 4000, skip: 7, times: 15 },
        },
        { at: { call: 226 }, does: "cancel", nth: 0 },
        { at: { ms: 5340000 }, does: "repair", inputs: { open: "undo" } },
        { at: { ms: 5760000 }, does: "rollback", inputs: { concurrency: "wait" } },
      ],
    }),
  ],
  [
    "a process sleeps while the copy that it deletes goes: once awake it sees that before it gives up",
    storm(3029, "codedeploy-copy", 7, {
      inputs: { retire: "keep", "on-cancel": "finish" },
      incidents: [
        { at: { call: 14 }, does: "scale", of: "blue", by: -1 },
        {
          at: { call: 166 },
          does: "fault",
          fault: { kind: "alarm", name: "errors", on: "first-green-registered" },
          ms: 450000,
        },
        { at: { ms: 331648 }, does: "re-run", nth: 0 },
        { at: { call: 148 }, does: "kill", nth: 1, machine: false },
        { at: { ms: 528254 }, does: "pause", nth: 2, ms: 600000 },
      ],
    }),
  ],
  [
    "two runs try what a failed release has left: the second waits for the first, which has claimed it and written nothing yet",
    storm(9586, "codedeploy-copy", 4, {
      inputs: { retire: "keep" },
      incidents: [
        {
          at: { call: 246 },
          does: "run",
          order: "older",
          image: "old",
          inputs: { concurrency: "wait", force: "true" },
        },
        { at: { call: 157 }, does: "cancel", nth: 1 },
        { at: { ms: 3120000 }, does: "rollback", inputs: { concurrency: "refuse" } },
      ],
    }),
  ],
  [
    "an instance is lost whose zone has nobody else: a whole fleet's number elsewhere does not make up for it",
    storm(10091, "same-group", 6, {
      inputs: { "on-timeout": "leave" },
      earlier: "detach",
      incidents: [
        { at: { call: 254 }, does: "lose", of: "blue", nth: 4, how: "stops" },
        { at: { ms: 722621 }, does: "cancel", nth: 1 },
        { at: { call: 82 }, does: "pause", nth: 2, ms: 600000 },
        { at: { ms: 114927 }, does: "pause", nth: 1, ms: 600000 },
        { at: { ms: 3600000 }, does: "rollback", inputs: { concurrency: "wait" } },
      ],
    }),
  ],
  [
    "green is taken out by CodeDeploy's rollback, and Auto Scaling replaces it: nothing is doubled",
    storm(3304, "codedeploy-copy", 9, {
      switches: {
        "ec2-new-instance-visible": "at-once",
        "codedeploy-termination-flag": "stuck",
        "codedeploy-list-order": "newest-first",
        "codedeploy-copy-suspensions": "dropped",
        "codedeploy-alarm-limit": "50",
        "elb-first-check": "threshold",
        "codedeploy-in-flight-at-failure": "Skipped",
      },
      inputs: { retire: "terminate" },
      incidents: [{ at: { ms: 639013 }, does: "person", act: "stops the deployment with a rollback" }],
    }),
  ],
  [
    "blue's group has launched instances from green's template: they are blue's until they are replaced",
    storm(4410, "codedeploy-copy", 6, {
      inputs: { retire: "terminate", "on-timeout": "stop", "on-cancel": "leave" },
      incidents: [
        { at: { ms: 447873 }, does: "re-run", nth: 0 },
        { at: { call: 258 }, does: "cancel", nth: 0 },
        { at: { call: 162 }, does: "cancel", nth: 0 },
        { at: { ms: 23237 }, does: "scale", of: "blue", by: 2 },
        { at: { ms: 268715 }, does: "rollback", inputs: { concurrency: "refuse" } },
      ],
    }),
  ],
  [
    "most of a tagged blue is lost while both serve: it takes over from nobody, and that is listed",
    storm(4647, "same-group", 1, {
      inputs: { retire: "keep", "on-timeout": "stop", concurrency: "supersede", timeout: "258s" },
      incidents: [
        { at: { ms: 450817 }, does: "scale", of: "green", by: -1 },
        { at: { ms: 283078 }, does: "lose", of: "blue", nth: 4, how: "ends" },
        { at: { call: 204 }, does: "kill", nth: 0, machine: true },
        { at: { ms: 66557 }, does: "repair", inputs: {} },
      ],
    }),
  ],
  [
    "an instance of blue is lost just before CodeDeploy copies its group: the one in its place is waited for, or green would be one short",
    storm(13271, "codedeploy-copy", 1, {
      inputs: { "on-cancel": "leave" },
      incidents: [{ at: { call: 46 }, does: "lose", of: "blue", nth: 2, how: "unhealthy" }],
    }),
  ],
  [
    "a run finishes another's release to clear the way for its own, whose blue is that one's green: it speaks of the one that it finishes",
    storm(13736, "same-group", 8, {
      switches: { "codedeploy-no-traffic-control": "accepted" },
      inputs: { "on-failure": "leave", "on-timeout": "stop" },
      incidents: [
        { at: { call: 25 }, does: "pause", nth: 0, ms: 600000 },
        {
          at: { ms: 235892 },
          does: "run",
          order: "newer",
          image: "old",
          inputs: { concurrency: "wait", force: "true" },
        },
        { at: { call: 241 }, does: "pause", nth: 1, ms: 600000 },
      ],
    }),
  ],
  [
    "all of blue is lost while CodeDeploy rolls back: its frozen group launches it again, and traffic goes back",
    storm(13067, "codedeploy-copy", 10, {
      inputs: { retire: "terminate", concurrency: "refuse", timeout: "522s" },
      incidents: [
        { at: { call: 251 }, does: "lose", of: "blue", nth: 2, how: "stops" },
        { at: { ms: 28331 }, does: "scale", of: "blue", by: -2 },
      ],
    }),
  ],
];

test.each(FOUND)(
  "%s",
  async (_what, schedule) => {
    expect((await playStorm(schedule)).violations).toEqual([]);
  },
  60_000,
);
