import { violationsOf, type Found } from "./shrunk.ts";

/** Storms that took instances, time or a turn, and violated something once, shrunk: each by what it was. */
const FOUND: Found[] = [
  [
    "an instance of green has just ended, and its group still knows it: it is no blue for that",
    {
      seed: 2622,
      fleet: "same-group",
      ground: 2,
      switches: { "elb-first-check": "threshold" },
      inputs: { timeout: "308s" },
      incidents: [{ at: { call: 238 }, does: "lose", of: "green", nth: 3, how: "ends" }],
    },
  ],
  [
    "all of green dies right after the commit point, and blue is ended: nothing of the way forward is left, and Auto Scaling brings green back",
    {
      seed: 2895,
      fleet: "codedeploy-copy",
      ground: 2,
      inputs: { retire: "terminate", "on-timeout": "stop", "on-cancel": "leave" },
      incidents: [
        {
          at: { ms: 0 },
          does: "fault",
          fault: { kind: "instance-dies", who: { imageId: "amiNew" }, afterMs: 191000, times: 2 },
          ms: 563000,
        },
      ],
    },
  ],
  [
    "what is gone back to has lost an instance, and what serves as well: the group keeps its size, since it is deployed again",
    {
      seed: 9201,
      fleet: "same-group",
      ground: 8,
      signals: false,
      inputs: {},
      incidents: [
        { at: { ms: 1707577 }, does: "lose", of: "green", nth: 5, how: "stops" },
        { at: { call: 212 }, does: "lose", of: "blue", nth: 4, how: "ends" },
        { at: { ms: 7620000 }, does: "rollback", inputs: { concurrency: "refuse" } },
      ],
    },
  ],
  [
    "all of blue is lost once the deployment group points at green: it points at blue again before blue is launched, or nobody would get the application",
    {
      seed: 8625,
      fleet: "clone",
      ground: 5,
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
    },
  ],
  [
    "a process sleeps while the copy that it deletes goes: once awake it sees that before it gives up",
    {
      seed: 3029,
      fleet: "codedeploy-copy",
      ground: 7,
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
    },
  ],
  [
    "two runs try what a failed release has left: the second waits for the first, which has claimed it and written nothing yet",
    {
      seed: 9586,
      fleet: "codedeploy-copy",
      ground: 4,
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
    },
  ],
  [
    "an instance is lost whose zone has nobody else: a whole fleet's number elsewhere does not make up for it",
    {
      seed: 10091,
      fleet: "same-group",
      ground: 6,
      inputs: { "on-timeout": "leave" },
      earlier: "detach",
      incidents: [
        { at: { call: 254 }, does: "lose", of: "blue", nth: 4, how: "stops" },
        { at: { ms: 722621 }, does: "cancel", nth: 1 },
        { at: { call: 82 }, does: "pause", nth: 2, ms: 600000 },
        { at: { ms: 114927 }, does: "pause", nth: 1, ms: 600000 },
        { at: { ms: 3600000 }, does: "rollback", inputs: { concurrency: "wait" } },
      ],
    },
  ],
  [
    "green is taken out by CodeDeploy's rollback, and Auto Scaling replaces it: nothing is doubled",
    {
      seed: 3304,
      fleet: "codedeploy-copy",
      ground: 9,
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
    },
  ],
  [
    "blue's group has launched instances from green's template: they are blue's until they are replaced",
    {
      seed: 4410,
      fleet: "codedeploy-copy",
      ground: 6,
      inputs: { retire: "terminate", "on-timeout": "stop", "on-cancel": "leave" },
      incidents: [
        { at: { ms: 447873 }, does: "re-run", nth: 0 },
        { at: { call: 258 }, does: "cancel", nth: 0 },
        { at: { call: 162 }, does: "cancel", nth: 0 },
        { at: { ms: 23237 }, does: "scale", of: "blue", by: 2 },
        { at: { ms: 268715 }, does: "rollback", inputs: { concurrency: "refuse" } },
      ],
    },
  ],
  [
    "most of a tagged blue is lost while both serve: it takes over from nobody, and that is listed",
    {
      seed: 4647,
      fleet: "same-group",
      ground: 1,
      inputs: { retire: "keep", "on-timeout": "stop", concurrency: "supersede", timeout: "258s" },
      incidents: [
        { at: { ms: 450817 }, does: "scale", of: "green", by: -1 },
        { at: { ms: 283078 }, does: "lose", of: "blue", nth: 4, how: "ends" },
        { at: { call: 204 }, does: "kill", nth: 0, machine: true },
        { at: { ms: 66557 }, does: "repair", inputs: {} },
      ],
    },
  ],
  [
    "an instance of blue is lost just before CodeDeploy copies its group: the one in its place is waited for, or green would be one short",
    {
      seed: 13271,
      fleet: "codedeploy-copy",
      ground: 1,
      inputs: { "on-cancel": "leave" },
      incidents: [{ at: { call: 46 }, does: "lose", of: "blue", nth: 2, how: "unhealthy" }],
    },
  ],
  [
    "a run finishes another's release to clear the way for its own, whose blue is that one's green: it speaks of the one that it finishes",
    {
      seed: 13736,
      fleet: "same-group",
      ground: 8,
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
    },
  ],
  [
    "all of blue is lost while CodeDeploy rolls back: its frozen group launches it again, and traffic goes back",
    {
      seed: 13067,
      fleet: "codedeploy-copy",
      ground: 10,
      inputs: { retire: "terminate", concurrency: "refuse", timeout: "522s" },
      incidents: [
        { at: { call: 251 }, does: "lose", of: "blue", nth: 2, how: "stops" },
        { at: { ms: 28331 }, does: "scale", of: "blue", by: -2 },
      ],
    },
  ],
  [
    "CodeDeploy calls the deployment succeeded and ends blue a while later: one of green is lost, and traffic does not go back to that blue",
    {
      seed: 16227,
      fleet: "codedeploy-copy",
      ground: 10,
      switches: {
        "elb-forgets-terminated": "after-5-minutes",
        "codedeploy-overlap": "refused",
        "codedeploy-clock-skew": "none",
        "codedeploy-copy-suspensions": "dropped",
        "codedeploy-termination-wait": "succeeded",
      },
      inputs: { retire: "terminate", "on-cancel": "leave" },
      incidents: [{ at: { call: 144 }, does: "lose", of: "green", nth: 3, how: "stops" }],
    },
  ],
];

test.each(FOUND)("%s", async (_what, storm) => expect(await violationsOf(storm)).toEqual([]), 60_000);
