import { violationsOf, type Found } from "./shrunk.ts";

/** Storms that took a part of a fleet, and after which nobody made it whole, shrunk: each by what it was. */
const FOUND: Found[] = [
  [
    "a person stops a deployment that waits to end blue, and green is one short: blue is out, so that the release is finished",
    {
      seed: 15155,
      fleet: "clone",
      ground: 10,
      switches: {
        "codedeploy-copy-with-targets": "ignored",
        "codedeploy-overview-blue": "always",
        "ssm-not-found-text": "names-it",
        "codedeploy-copy-target-groups": "never",
        "ssm-path-pages": "full",
        "codedeploy-tag-lag": "none",
        "codedeploy-copy-suspensions": "dropped",
      },
      inputs: { retire: "terminate", "on-timeout": "stop", "on-cancel": "finish" },
      incidents: [
        { at: { call: 179 }, does: "lose", of: "green", nth: 0, how: "stops" },
        { at: { call: 234 }, does: "person", act: "stops the deployment" },
      ],
    },
  ],
  [
    "the same of a copy that CodeDeploy made, frozen until then: Auto Scaling launches what is missing",
    {
      seed: 16093,
      fleet: "codedeploy-copy",
      ground: 9,
      switches: { "codedeploy-rollback-impossible": "told" },
      inputs: { retire: "terminate" },
      incidents: [
        {
          at: { call: 13 },
          does: "fault",
          fault: { kind: "instance-dies", who: { imageId: "amiNew" }, afterMs: 459000, times: 1 },
          ms: 345000,
        },
        { at: { ms: 650085 }, does: "person", act: "stops the deployment" },
      ],
    },
  ],
  [
    "most of blue is lost after the shift, and green serves: blue's frozen group launches those again, and traffic goes back",
    {
      seed: 16442,
      fleet: "clone",
      ground: 6,
      switches: { "asg-describe-lag": "none" },
      inputs: { "on-cancel": "finish", concurrency: "refuse" },
      signals: false,
      incidents: [
        { at: { ms: 355856 }, does: "kill", nth: 0, machine: true },
        { at: { ms: 433492 }, does: "lose", of: "blue", nth: 1, how: "ends" },
        { at: { ms: 525623 }, does: "lose", of: "blue", nth: 2, how: "ends" },
      ],
    },
  ],
  [
    "most of blue and some of green are lost in the shift: blue is made whole again before traffic goes back",
    {
      seed: 15976,
      fleet: "clone",
      ground: 8,
      inputs: { retire: "keep", "on-cancel": "leave", timeout: "947s" },
      earlier: "detach",
      incidents: [
        { at: { ms: 143044 }, does: "lose", of: "blue", nth: 3, how: "ends" },
        { at: { call: 175 }, does: "lose", of: "blue", nth: 4, how: "ends" },
        { at: { call: 160 }, does: "lose", of: "green", nth: 0, how: "ends" },
      ],
    },
  ],
];

test.each(FOUND)("%s", async (_what, storm) => expect(await violationsOf(storm)).toEqual([]), 60_000);
