import type { Storm } from "./storm.ts";
import { playStorm } from "./storm-play.ts";

/** A shrunk schedule. @param more what differs from the simplest */
const storm = (
  seed: number,
  fleet: Storm["fleet"],
  ground: number,
  more: Pick<Storm, "inputs" | "incidents"> & Partial<Storm>,
): Storm => ({ seed, fleet, ground, switches: {}, door: "direct", signals: true, ...more });

/** Storms that violated something once, shrunk: each by what it was. */
const FOUND: [string, Storm][] = [
  [
    "a rollback waits for a deployment and for an older run behind it, which gives up: the one that has succeeded is gone back from",
    storm(5387, "clone", 9, {
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
    }),
  ],
  [
    "a rollback that refused is run again: it goes back, and does not take its own first attempt for what was in progress",
    storm(5729, "codedeploy-copy", 3, {
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
    }),
  ],
  [
    "Auto Scaling had still to launch when a release began: whom it launches then is none of those that were there",
    storm(5976, "clone", 1, {
      inputs: { "on-failure": "leave" },
      incidents: [
        { at: { call: 52 }, does: "scale", of: "blue", by: 1 },
        { at: { call: 161 }, does: "kill", nth: 0, machine: false },
      ],
    }),
  ],
  [
    "a run undoes another's release and then waits for a third: what that one does is not its own",
    storm(5766, "clone", 1, {
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
    }),
  ],
  [
    "a run is killed while it undoes another's release, before its own began: its settle step speaks of its own, which has changed nothing",
    storm(5587, "codedeploy-copy", 7, {
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
    }),
  ],
  [
    "all of blue is lost: a repair that undoes the release leaves nobody who serves, and says so",
    storm(5145, "codedeploy-copy", 7, {
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
    }),
  ],
  [
    "CodeDeploy had detached the blue that it keeps: whoever undoes the release attaches it again",
    storm(5498, "codedeploy-copy", 11, {
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
    }),
  ],
  [
    "all of green dies once it has taken over: what is as before, or done, is not listed",
    storm(5404, "same-group", 2, {
      inputs: { "on-cancel": "finish" },
      earlier: "keep",
      incidents: [
        {
          at: { ms: 0 },
          does: "fault",
          fault: { kind: "instance-dies", who: { imageId: "amiNew" }, afterMs: 185000, times: 3 },
        },
      ],
    }),
  ],
  [
    "CodeDeploy has ended blue by the time somebody goes on with the release: it is finished without giving blue anything back",
    storm(5950, "codedeploy-copy", 10, {
      inputs: { retire: "terminate", "on-cancel": "leave" },
      door: "bytes",
      signals: false,
      incidents: [{ at: { call: 106 }, does: "kill", nth: 1, machine: true }],
    }),
  ],
  [
    "all of green dies once blue is retired: what its retirement has changed is listed, with what puts it back",
    storm(13122, "codedeploy-copy", 2, {
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
    }),
  ],
  [
    "blue launches an instance from green's template before that is given back: the way back replaces it",
    storm(5789, "codedeploy-copy", 7, {
      inputs: { retire: "keep" },
      signals: false,
      incidents: [
        { at: { call: 86 }, does: "kill", nth: 2, machine: true },
        { at: { ms: 266666 }, does: "scale", of: "blue", by: 1 },
      ],
    }),
  ],
];

test.each(FOUND)(
  "%s",
  async (_what, found) => {
    expect((await playStorm(found)).violations).toEqual([]);
  },
  60_000,
);
