import { violationsOf, type Found } from "./shrunk.ts";

/** Storms that violated something once, shrunk: each by what it was. */
const FOUND: Found[] = [
  [
    "a rollback waits for a deployment and for an older run behind it, which gives up: the one that has succeeded is gone back from",
    {
      seed: 5387,
      fleet: "clone",
      ground: 9,
      inputs: { retire: "terminate" },
      incidents: [
        {
          at: { call: 9 },
          does: "run",
          order: "older",
          image: "new",
          inputs: { concurrency: "wait", force: "true" },
        },
        { at: { call: 242 }, does: "rollback", inputs: { concurrency: "wait" } },
      ],
    },
  ],
  [
    "a rollback that refused is run again: it goes back, and does not take its own first attempt for what was in progress",
    {
      seed: 5729,
      fleet: "codedeploy-copy",
      ground: 3,
      switches: {
        "codedeploy-blue-listed": "from-start",
        "codedeploy-allow-limit": "endless",
        "codedeploy-kept-group": "detached",
        "codedeploy-blue-without-agent": "passes",
        "ssm-path-pages": "full",
        "codedeploy-copy-target-groups": "never",
      },
      inputs: { retire: "keep" },
      signals: false,
      earlier: "detach",
      incidents: [
        { at: { call: 103 }, does: "re-run", nth: 1 },
        { at: { call: 4 }, does: "rollback", inputs: { concurrency: "wait" } },
      ],
    },
  ],
  [
    "Auto Scaling had still to launch when a release began: whom it launches then is none of those that were there",
    {
      seed: 5976,
      fleet: "clone",
      ground: 1,
      inputs: { "on-failure": "leave" },
      incidents: [
        { at: { call: 52 }, does: "scale", of: "blue", by: 1 },
        { at: { call: 161 }, does: "kill", nth: 0, machine: false },
      ],
    },
  ],
  [
    "a run undoes another's release and then waits for a third: what that one does is not its own",
    {
      seed: 5766,
      fleet: "clone",
      ground: 1,
      inputs: { retire: "detach", "on-cancel": "finish" },
      incidents: [
        {
          at: { ms: 382408 },
          does: "run",
          order: "newer",
          image: "new",
          inputs: { concurrency: "supersede" },
        },
        {
          at: { ms: 215828 },
          does: "run",
          order: "newer",
          image: "new",
          inputs: { concurrency: "supersede", force: "true" },
        },
      ],
    },
  ],
  [
    "a run is killed while it undoes another's release, before its own began: its settle step speaks of its own, which has changed nothing",
    {
      seed: 5587,
      fleet: "codedeploy-copy",
      ground: 7,
      inputs: { retire: "terminate", "on-cancel": "finish", concurrency: "refuse" },
      signals: false,
      incidents: [
        { at: { call: 224 }, does: "kill", nth: 1, machine: false },
        {
          at: { call: 41 },
          does: "run",
          order: "newer",
          image: "old",
          inputs: { concurrency: "supersede", force: "true" },
        },
      ],
    },
  ],
  [
    "all of blue is lost: a repair that undoes the release leaves nobody who serves, and says so",
    {
      seed: 5145,
      fleet: "codedeploy-copy",
      ground: 7,
      switches: { "codedeploy-equal-fleets": "healthy", "codedeploy-blue-without-agent": "passes" },
      inputs: { retire: "detach", "on-timeout": "stop", "on-cancel": "finish", concurrency: "supersede" },
      incidents: [
        { at: { ms: 451038 }, does: "lose", of: "blue", nth: 2, how: "stops" },
        {
          at: { ms: 0 },
          does: "fault",
          fault: { kind: "script-hangs", event: "ValidateService", who: { imageId: "amiNew" }, times: 1 },
        },
        { at: { ms: 362344 }, does: "kill", nth: 1, machine: false },
        { at: { ms: 691935 }, does: "scale", of: "blue", by: -2 },
      ],
    },
  ],
  [
    "CodeDeploy had detached the blue that it keeps: whoever undoes the release attaches it again",
    {
      seed: 5498,
      fleet: "codedeploy-copy",
      ground: 11,
      switches: {
        "asg-forgets-deleted": "at-once",
        "codedeploy-discover-terminate": "terminate-instances",
        "codedeploy-kept-group": "detached",
        "codedeploy-discover-group-after": "green",
        "codedeploy-pages": "tens",
      },
      inputs: { "on-failure": "leave", "on-cancel": "finish" },
      incidents: [
        { at: { call: 148 }, does: "scale", of: "blue", by: -2 },
        { at: { call: 144 }, does: "pause", nth: 0, ms: 600000 },
        { at: { ms: 770710 }, does: "kill", nth: 2, machine: false },
      ],
    },
  ],
  [
    "all of green dies once it has taken over: what is as before, or done, is not listed",
    {
      seed: 5404,
      fleet: "same-group",
      ground: 2,
      inputs: { "on-cancel": "finish" },
      earlier: "keep",
      incidents: [
        {
          at: { ms: 0 },
          does: "fault",
          fault: { kind: "instance-dies", who: { imageId: "amiNew" }, afterMs: 185000, times: 3 },
        },
      ],
    },
  ],
  [
    "CodeDeploy has ended blue by the time somebody goes on with the release: it is finished without giving blue anything back",
    {
      seed: 5950,
      fleet: "codedeploy-copy",
      ground: 10,
      inputs: { retire: "terminate", "on-cancel": "leave" },
      door: "bytes",
      signals: false,
      incidents: [{ at: { call: 106 }, does: "kill", nth: 1, machine: true }],
    },
  ],
  [
    "all of green dies once blue is retired: what its retirement has changed is listed, with what puts it back",
    {
      seed: 13122,
      fleet: "codedeploy-copy",
      ground: 2,
      switches: {
        "asg-traffic-sources-beside-arns": "accepted",
        "codedeploy-target-revision": "last-successful",
        "codedeploy-blue-chosen": "at-shift",
        "ec2-pending-time": "90-seconds",
        "asg-mixed-policy-replaces": "no",
        "codedeploy-termination-flag": "stuck",
        "codedeploy-stop-again": "succeeded",
        "ec2-new-instance-visible": "at-once",
      },
      inputs: { retire: "terminate", concurrency: "supersede" },
      incidents: [
        {
          at: { ms: 0 },
          does: "fault",
          fault: { kind: "instance-dies", who: { imageId: "amiNew" }, afterMs: 316000, times: 3 },
        },
      ],
    },
  ],
  [
    "blue launches an instance from green's template before that is given back: the way back replaces it",
    {
      seed: 5789,
      fleet: "codedeploy-copy",
      ground: 7,
      inputs: { retire: "keep" },
      signals: false,
      incidents: [
        { at: { call: 86 }, does: "kill", nth: 2, machine: true },
        { at: { ms: 266666 }, does: "scale", of: "blue", by: 1 },
      ],
    },
  ],
];

test.each(FOUND)("%s", async (_what, storm) => expect(await violationsOf(storm)).toEqual([]), 60_000);
