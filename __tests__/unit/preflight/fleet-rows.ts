import type { TemplateFacts } from "../../../src/plan/facts.ts";
import {
  blueInstance,
  byTag,
  IDS,
  sameGroupFacts,
  soundBlue,
  soundDeploymentGroup,
  soundFacts,
  soundInputs,
  soundTargetGroup,
  soundTemplate,
  target,
} from "../facts.ts";
import { copy, group, without, sibling, type Row } from "./row.ts";

/** Blue with other data in the template version it runs. */
const data = (change: NonNullable<TemplateFacts["running"]["LaunchTemplateData"]>) =>
  soundBlue({
    template: soundTemplate({
      running: { LaunchTemplateId: "lt-1", VersionNumber: 4, LaunchTemplateData: change },
    }),
  });

export const fleetRows = {
  "image-missing": {
    facts: without(soundFacts({ imageId: "" }), "image"),
    inputs: soundInputs({ amiId: { kind: "ssm", path: "/shop/ami" } }),
    says: "parameter /shop/ami",
    remedy: "aws ssm get-parameter --name /shop/ami",
  },
  "image-unavailable": {
    facts: soundFacts({ image: { ...soundFacts().image, State: "pending" } }),
    says: "pending",
    remedy: "aws ec2 wait image-available --image-ids ami-0new",
  },
  "image-architecture": {
    facts: soundFacts({ architectures: { "m7g.large": ["arm64"] } }),
    says: "m7g.large runs arm64",
    remedy: "architecture",
  },
  "root-device-name": {
    facts: soundFacts({
      blue: data({ BlockDeviceMappings: [{ DeviceName: "/dev/sda1", Ebs: { VolumeSize: 20 } }] }),
    }),
    says: "/dev/sda1",
    remedy: "/dev/xvda",
  },
  "root-device-size": {
    facts: soundFacts({
      blue: data({ BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 4 } }] }),
    }),
    says: "4 GiB",
    remedy: "at least 8 GiB",
  },
  "blue-missing": {
    facts: without(soundFacts({ blueCandidates: ["shop-gone"] }), "blue"),
    says: "shop-gone",
    remedy: "aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names shop-gone",
  },
  "blue-ambiguous": {
    facts: without(sameGroupFacts({ blueCandidates: ["shop-a", "shop-b"] }), "blue"),
    says: "shop-a, shop-b",
    remedy: "auto-scaling-group",
  },
  "blue-unmatched": {
    facts: soundFacts({
      deploymentGroup: soundDeploymentGroup({ autoScalingGroups: [{ name: "shop-other" }] }),
    }),
    says: "neither lists it",
    remedy: "correct the deployment group",
  },
  "blue-in-several": {
    facts: soundFacts({ siblings: [sibling({ autoScalingGroups: [{ name: "shop-blue" }] })] }),
    says: "canary",
    remedy: "one deployment group",
  },
  "blue-not-serving": {
    facts: soundFacts({
      targetGroups: [soundTargetGroup({ health: IDS.map((id) => target(id, "unhealthy")) })],
    }),
    says: "target group shop",
    remedy: "aws elbv2 describe-target-health",
  },
  "blue-partly-serving": {
    facts: soundFacts({
      targetGroups: [
        soundTargetGroup({ health: [target("i-01"), target("i-02"), target("i-03", "unhealthy")] }),
      ],
    }),
    says: "2 of the 3 instances",
    remedy: "",
  },
  "group-unstable": {
    facts: soundFacts(group({ DesiredCapacity: 4 })),
    says: "3 of 4",
    remedy: "describe-auto-scaling-groups",
  },
  "group-held-short": {
    facts: soundFacts(
      group({
        DesiredCapacity: 4,
        SuspendedProcesses: [{ ProcessName: "Launch" }],
        Tags: [{ Key: "bluegreen:held", Value: "Launch" }],
      }),
    ),
    says: "asked for 4 instances and has 3",
    remedy: "green launches what is missing",
    with: ["group-not-ours"],
  },
  "refresh-running": {
    facts: soundFacts({ blue: soundBlue({ refreshRunning: true }) }),
    says: "shop-blue",
    remedy: "aws autoscaling cancel-instance-refresh --auto-scaling-group-name shop-blue",
  },
  "launch-suspended": {
    facts: copy(group({ SuspendedProcesses: [{ ProcessName: "Launch" }] })),
    says: "Launch",
    remedy: "aws autoscaling resume-processes",
  },
  "instances-outside": {
    facts: sameGroupFacts({
      blue: soundBlue({
        instances: [
          ...IDS.map((id) => blueInstance(id)),
          blueInstance("i-99", { "aws:autoscaling:groupName": "" }),
        ],
      }),
    }),
    says: "i-99",
    remedy: "Take the tag off",
    with: ["tag-only-replacement"],
  },
  "green-tag-taken": {
    facts: soundFacts({ greenTagged: [{ InstanceId: "i-77" }] }),
    says: "i-77",
    remedy: "tag-value",
  },
  "blue-filter-matches-green": {
    facts: soundFacts({
      deploymentGroup: soundDeploymentGroup({
        ec2TagFilters: [{ Key: "Name", Value: "shop", Type: "KEY_AND_VALUE" }],
      }),
    }),
    says: "Name=shop",
    remedy: "--ec2-tag-filters",
  },
  "tag-key-not-filtered": {
    facts: sameGroupFacts({
      deploymentGroup: byTag({ ec2TagFilters: [{ Key: "colour", Value: "blue", Type: "KEY_AND_VALUE" }] }),
      blue: soundBlue({ instances: IDS.map((id) => blueInstance(id, { colour: "blue" })) }),
    }),
    says: "bluegreen:release",
    remedy: "tag-key: colour",
    with: ["tag-only-replacement"],
  },
} satisfies Record<string, Row>;
