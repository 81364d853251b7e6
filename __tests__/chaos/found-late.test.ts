import { violationsOf, type Found } from "./shrunk.ts";

/** Storms in which something came late, its time being over or its process asleep, shrunk: each by what it was. */
const FOUND: Found[] = [
  [
    "time is over when the way back sends a template version: what a description does not show yet is no leftover",
    {
      seed: 2309,
      fleet: "same-group",
      ground: 8,
      switches: {
        "codedeploy-no-traffic-control": "accepted",
        "elb-forgets-terminated": "after-5-minutes",
        "elb-register-draining": "healthy",
        "codedeploy-allow-limit": "endless",
        "ec2-dry-run-status": "400",
        "codedeploy-targets-before-fleet": "empty",
        "ssm-name-after-delete": "created",
        "codedeploy-stop-reach": "current-event",
      },
      inputs: { "on-timeout": "stop", concurrency: "supersede" },
      incidents: [
        { at: { call: 102 }, does: "cancel", nth: 1 },
        {
          at: { call: 97 },
          does: "fault",
          fault: { kind: "throttle", operation: "ec2:*", skip: 4, times: 37 },
        },
      ],
    },
  ],
  [
    "all of green is lost while its process sleeps, which has written down its success: that was true, and stays said",
    {
      seed: 2547,
      fleet: "same-group",
      ground: 2,
      switches: {
        "codedeploy-silent-agent-event": "Skipped",
        "codedeploy-launch-blocks": "no",
        "asg-traffic-sources-beside-arns": "accepted",
        "codedeploy-allow-limit": "endless",
      },
      inputs: { retire: "terminate" },
      incidents: [
        {
          at: { ms: 0 },
          does: "fault",
          fault: { kind: "instance-dies", who: { imageId: "amiNew" }, afterMs: 350000, times: 3 },
        },
        { at: { call: 245 }, does: "pause", nth: 1, ms: 120000 },
      ],
    },
  ],
  [
    "a settle sleeps while another takes its release over, and finds its deployment undone: how that ends is not for it to say",
    {
      seed: 2569,
      fleet: "codedeploy-copy",
      ground: 9,
      inputs: { retire: "terminate" },
      incidents: [
        { at: { ms: 683915 }, does: "person", act: "stops the deployment with a rollback" },
        { at: { ms: 449900 }, does: "cancel", nth: 2 },
        { at: { ms: 586210 }, does: "pause", nth: 0, ms: 120000 },
        { at: { ms: 583282 }, does: "rollback", inputs: { concurrency: "supersede" } },
      ],
    },
  ],
  [
    "a rollback that was killed as it cleared its way is run again: what came up beside it is not what is gone back from",
    {
      seed: 15144,
      fleet: "same-group",
      ground: 5,
      switches: {
        "ec2-terminated-tags": "gone",
        "codedeploy-launch-agent-limit": "five-minutes",
        "codedeploy-rollback-impossible": "told",
        "asg-hooks-on-return": "skipped",
        "codedeploy-overview-ready": "present",
        "elb-targets-per-call": "unlimited",
      },
      inputs: { "on-cancel": "finish", concurrency: "supersede", timeout: "618s" },
      earlier: "keep",
      incidents: [
        { at: { call: 35 }, does: "re-run", nth: 1 },
        { at: { call: 209 }, does: "kill", nth: 2, machine: true },
        {
          at: { call: 29 },
          does: "rollback",
          inputs: { concurrency: "supersede", "follow-up": "false" },
        },
      ],
    },
  ],
];

test.each(FOUND)("%s", async (_what, storm) => expect(await violationsOf(storm)).toEqual([]), 60_000);
