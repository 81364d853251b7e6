import { sameGroupFacts, soundBlue, soundFacts, soundGroup, soundInputs, soundTemplate } from "../facts.ts";
import { copy, endsBlue, group, without, type Row } from "./row.ts";

const policy = { PolicyName: "cpu", PolicyType: "TargetTrackingScaling", Enabled: true };
const stack = { Key: "aws:cloudformation:stack-name", Value: "shop-stack" };

export const groupRows = {
  "launch-configuration": {
    facts: soundFacts({
      blue: soundBlue({
        group: {
          ...without(soundGroup(), "LaunchTemplate"),
          LaunchConfigurationName: "old-school",
        },
      }),
    }),
    says: "old-school",
    remedy: "launch template",
  },
  "override-templates": {
    facts: soundFacts(
      group({
        MixedInstancesPolicy: {
          LaunchTemplate: {
            Overrides: [
              { InstanceType: "m7g.large", LaunchTemplateSpecification: { LaunchTemplateId: "lt-2" } },
            ],
          },
        },
      }),
    ),
    says: "m7g.large",
    remedy: "one launch template",
  },
  "weighted-capacity": {
    facts: soundFacts(group({ DesiredCapacityType: "vcpu" })),
    says: "in vcpu",
    remedy: "--desired-capacity-type units",
  },
  "launch-template-missing": {
    facts: soundFacts({ blue: without(soundBlue(), "template") }),
    says: "shop (version 4)",
    remedy: "--launch-template",
  },
  "tag-only-scaling": {
    facts: sameGroupFacts({ blue: soundBlue({ policies: [policy] }) }),
    says: "scales by itself",
    remedy: "application-in-image: true",
  },
  "tag-only-replacement": {
    facts: sameGroupFacts(),
    says: "without the application",
    remedy: "application-in-image: true",
  },
  "cloudformation-owned": {
    facts: soundFacts(group({ Tags: [...soundGroup().Tags!, stack] })),
    says: "shop-stack",
    remedy: "fleet: same-group",
  },
  "group-not-ours": {
    facts: soundFacts(group({ Tags: [] })),
    says: "Terraform",
    remedy: "infrastructure code",
  },
  "warm-pool": {
    facts: soundFacts(group({ WarmPoolConfiguration: { MinSize: 1 } })),
    says: "warm pool",
    remedy: "aws autoscaling delete-warm-pool --auto-scaling-group-name shop-blue",
  },
  "deletion-protection": {
    facts: soundFacts({
      ...group({ DeletionProtection: "prevent-all-deletion" }),
      deploymentGroup: endsBlue(60),
    }),
    inputs: soundInputs({ retire: "terminate" }),
    says: "prevent-all-deletion",
    remedy: "--deletion-protection none",
  },
  "copy-uncertain": {
    facts: copy(group({ MaxInstanceLifetime: 86_400 })),
    says: "maximum instance lifetime",
    remedy: "fleet: clone",
  },
  "template-shared-latest": {
    facts: soundFacts({ otherGroupsOnTemplate: [{ name: "batch", version: "$Latest" }] }),
    says: "batch",
    remedy: "--auto-scaling-group-name batch --launch-template LaunchTemplateId=lt-1,Version=4",
  },
  "template-shared-default": {
    facts: soundFacts({ otherGroupsOnTemplate: [{ name: "batch", version: "$Default" }] }),
    says: "batch",
    remedy: "Pin them",
  },
  "running-version-differs": {
    facts: soundFacts({
      blue: soundBlue({ template: soundTemplate({ configured: "5", configuredNumber: 5 }) }),
    }),
    says: "version 5 of shop, but its instances run version 4",
    remedy: "version 4",
  },
} satisfies Record<string, Row>;
