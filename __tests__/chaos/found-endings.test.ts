import { violationsOf, type Found } from "./shrunk.ts";

/** Storms after which an ending was not true, shrunk: each by what it was. */
const FOUND: Found[] = [
  [
    "somebody stops the deployment and brings blue back after green had taken over: where traffic goes is as before, and not listed",
    {
      seed: 7004,
      fleet: "clone",
      ground: 9,
      switches: {
        "asg-describe-lag": "none",
        "asg-mixed-policy-replaces": "no",
        "asg-delete-status": "Deleting",
        "asg-hooks-on-return": "skipped",
        "codedeploy-copy-with-targets": "ignored",
        "codedeploy-keep-alive-wait": "ignored",
      },
      inputs: { retire: "terminate", "on-timeout": "leave", "on-cancel": "leave" },
      incidents: [{ at: { call: 208 }, does: "person", act: "stops the deployment with a rollback" }],
    },
  ],
  [
    "the credentials run out between a way back and the deployment that makes it lasting: the way back has been done all the same",
    {
      seed: 7055,
      fleet: "same-group",
      ground: 0,
      inputs: { retire: "detach", "on-timeout": "stop" },
      earlier: "keep",
      incidents: [
        {
          at: { ms: 0 },
          does: "fault",
          fault: {
            kind: "error",
            operation: "ssm:GetParametersByPath",
            code: "ExpiredTokenException",
            message: "The security token included in the request is expired",
            skip: 16,
            times: 2,
          },
        },
        { at: { ms: 2340000 }, does: "rollback", inputs: { concurrency: "refuse", "follow-up": "false" } },
      ],
    },
  ],
  [
    "all of green is lost while CodeDeploy waits to end blue: green's group is opened all the same, and brings up who serves",
    {
      seed: 6383,
      fleet: "clone",
      ground: 9,
      inputs: { retire: "terminate", "on-failure": "leave" },
      earlier: "detach",
      incidents: [
        {
          at: { ms: 0 },
          does: "fault",
          fault: { kind: "instance-dies", who: { imageId: "amiNew" }, afterMs: 375000, times: 3 },
        },
      ],
    },
  ],
  [
    "a process sleeps, and another takes its release over: it says no more who serves of two fleets that are not its own",
    {
      seed: 8158,
      fleet: "same-group",
      ground: 3,
      inputs: { retire: "keep", "on-timeout": "leave", "on-cancel": "finish", timeout: "166s" },
      signals: false,
      incidents: [
        { at: { call: 149 }, does: "run", order: "older", image: "new", inputs: { concurrency: "refuse" } },
        { at: { ms: 81595 }, does: "pause", nth: 0, ms: 600000 },
        { at: { call: 110 }, does: "rollback", inputs: { concurrency: "refuse", "follow-up": "false" } },
      ],
    },
  ],
  [
    "settle has no time for the copy on a network balancer: blue gets its own template back all the same, and launches no green",
    {
      seed: 8228,
      fleet: "codedeploy-copy",
      ground: 6,
      inputs: {},
      incidents: [
        { at: { call: 102 }, does: "kill", nth: 2, machine: false },
        { at: { call: 10 }, does: "lose", of: "blue", nth: 4, how: "ends" },
        { at: { ms: 563851 }, does: "rollback", inputs: { concurrency: "refuse", "follow-up": "false" } },
      ],
    },
  ],
  [
    "whoever supersedes a release that its own settle step ends meanwhile speaks of what it was asked for, not of that one",
    {
      seed: 11590,
      fleet: "clone",
      ground: 0,
      inputs: { concurrency: "refuse" },
      signals: false,
      earlier: "keep",
      incidents: [
        { at: { call: 67 }, does: "run", order: "newer", image: "old", inputs: { concurrency: "supersede" } },
        { at: { call: 54 }, does: "kill", nth: 0, machine: false },
      ],
    },
  ],
  [
    "a run waits for another with the same content, and claims: that one's green is what it was asked for",
    {
      seed: 17067,
      fleet: "codedeploy-copy",
      ground: 10,
      inputs: { retire: "terminate", "on-cancel": "finish", concurrency: "supersede" },
      signals: false,
      earlier: "detach",
      incidents: [
        { at: { call: 33 }, does: "run", order: "newer", image: "new", inputs: { concurrency: "wait" } },
        { at: { call: 129 }, does: "cancel", nth: 2 },
      ],
    },
  ],
  [
    "green runs the same image as a blue that has lost an instance: it is not made up for while both serve",
    {
      seed: 17128,
      fleet: "same-group",
      ground: 9,
      inputs: { "on-timeout": "stop" },
      incidents: [
        { at: { ms: 282242 }, does: "run", order: "newer", image: "old", inputs: { concurrency: "wait" } },
        { at: { call: 15 }, does: "cancel", nth: 1 },
        { at: { ms: 391914 }, does: "lose", of: "blue", nth: 2, how: "stops" },
        { at: { call: 201 }, does: "cancel", nth: 0 },
      ],
    },
  ],
  [
    "a run is killed right after CreateDeployment, and CodeDeploy ends blue: whoever finds the deployment by its stamp finishes the release",
    {
      seed: 17254,
      fleet: "codedeploy-copy",
      ground: 10,
      inputs: { retire: "terminate", "on-failure": "leave" },
      incidents: [{ at: { call: 94 }, does: "kill", nth: 0, machine: true }],
    },
  ],
  [
    "a rollback has succeeded, and the deployment that was to make it lasting is superseded by another rollback: the success is of the first",
    {
      seed: 19846,
      fleet: "codedeploy-copy",
      ground: 6,
      inputs: { retire: "terminate", concurrency: "supersede", timeout: "791s" },
      earlier: "keep",
      incidents: [
        {
          at: { ms: 0 },
          does: "fault",
          fault: { kind: "agent-silent", who: { imageId: "amiNew" } },
          ms: 444000,
        },
        { at: { ms: 216306 }, does: "scale", of: "green", by: 1 },
        { at: { ms: 1740000 }, does: "rollback", inputs: { concurrency: "supersede" } },
        { at: { ms: 596655 }, does: "rollback", inputs: { concurrency: "supersede" } },
      ],
    },
  ],
  [
    "a run dies when it has written down that everything is as before: settle lists nothing of green's group, which is gone",
    {
      seed: 1384,
      fleet: "clone",
      ground: 7,
      switches: {
        "elb-drained-listed": "unused-for-1-minute",
        "asg-describe-lag": "none",
        "codedeploy-allow-limit": "endless",
        "codedeploy-launch-agent-limit": "five-minutes",
        "codedeploy-overview-blue": "always",
      },
      inputs: { retire: "detach", "on-timeout": "stop" },
      incidents: [
        { at: { ms: 298199 }, does: "cancel", nth: 0 },
        {
          at: { ms: 67899 },
          does: "run",
          order: "older",
          image: "new",
          inputs: { concurrency: "supersede" },
        },
        { at: { call: 126 }, does: "pause", nth: 0, ms: 600000 },
      ],
    },
  ],
  [
    "a rollback has succeeded and dies in the deployment that was to make it lasting: settle undoes that, and tells of the rollback",
    {
      seed: 17899,
      fleet: "clone",
      ground: 3,
      inputs: { retire: "detach", concurrency: "refuse", timeout: "134s" },
      earlier: "detach",
      incidents: [
        { at: { ms: 1731394 }, does: "kill", nth: 0, machine: false },
        { at: { ms: 1504323 }, does: "rollback", inputs: { concurrency: "supersede" } },
      ],
    },
  ],
];

test.each(FOUND)("%s", async (_what, storm) => expect(await violationsOf(storm)).toEqual([]), 60_000);
