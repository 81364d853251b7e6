import {
  sameGroupFacts,
  soundBlue,
  soundDeploymentGroup,
  soundFacts,
  soundGroup,
  soundTargetGroup,
  target,
} from "../facts.ts";
import { group, sibling, type Row } from "./row.ts";

const shop = soundTargetGroup();
const network = soundTargetGroup({
  group: { ...shop.group, Protocol: "TCP" },
  loadBalancers: [{ ...shop.loadBalancers[0]!, Type: "network" }],
});

export const trafficRows = {
  "no-load-balancer": {
    facts: soundFacts({ deploymentGroup: soundDeploymentGroup({ loadBalancerInfo: {} }), targetGroups: [] }),
    says: "no target group",
    remedy: "--load-balancer-info",
  },
  "classic-load-balancer": {
    facts: soundFacts({ classicLoadBalancers: ["old-elb"] }),
    says: "old-elb",
    remedy: "target groups",
  },
  "target-group-missing": {
    facts: soundFacts({ missingTargetGroups: ["shopp"] }),
    says: "shopp",
    remedy: "aws elbv2 describe-target-groups",
  },
  "target-group-unattached": {
    facts: soundFacts({
      targetGroups: [soundTargetGroup({ group: { ...shop.group, LoadBalancerArns: [] }, loadBalancers: [] })],
    }),
    says: "target group shop",
    remedy: "listener",
  },
  "target-type": {
    facts: soundFacts({ targetGroups: [soundTargetGroup({ group: { ...shop.group, TargetType: "ip" } })] }),
    says: "ip",
    remedy: "instance",
  },
  "deregistration-delay": {
    facts: soundFacts({ targetGroups: [soundTargetGroup({ deregistrationDelay: 901 })] }),
    says: "901 s",
    remedy: "Key=deregistration_delay.timeout_seconds,Value=300",
  },
  "cross-zone-off": {
    facts: soundFacts({ targetGroups: [soundTargetGroup({ crossZone: false })] }),
    says: "every zone",
    remedy: "Key=load_balancing.cross_zone.enabled,Value=true",
  },
  "zone-not-enabled": {
    facts: soundFacts({
      targetGroups: [
        soundTargetGroup({
          loadBalancers: [
            {
              ...shop.loadBalancers[0]!,
              AvailabilityZones: [{ ZoneName: "eu-central-1a" }, { ZoneName: "eu-central-1b" }],
            },
          ],
        }),
      ],
    }),
    says: "eu-central-1c",
    remedy: "aws elbv2 set-subnets",
  },
  "target-group-unnamed": {
    facts: soundFacts(
      group({
        TargetGroupARNs: [
          shop.group.TargetGroupArn!,
          "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/internal/0123456789abcdef",
        ],
      }),
    ),
    says: "internal",
    remedy: "{name=shop},{name=internal}",
  },
  "vpc-lattice": {
    facts: soundFacts(
      group({
        TrafficSources: [
          { Identifier: shop.group.TargetGroupArn!, Type: "elbv2" },
          {
            Identifier: "arn:aws:vpc-lattice:eu-central-1:123456789012:targetgroup/tg-0123456789abcdef0",
            Type: "vpc-lattice",
          },
        ],
      }),
    ),
    says: "VPC Lattice target group arn:aws:vpc-lattice:eu-central-1:123456789012:targetgroup/tg-0123456789abcdef0:",
    remedy:
      "Identifier=arn:aws:vpc-lattice:eu-central-1:123456789012:targetgroup/tg-0123456789abcdef0,Type=vpc-lattice",
  },
  "stranger-targets": {
    facts: soundFacts({ targetGroups: [soundTargetGroup({ health: [...shop.health, target("i-66")] })] }),
    says: "i-66",
    remedy: "--targets Id=i-66",
  },
  "target-group-shared": {
    facts: soundFacts({
      siblings: [sibling({ loadBalancerInfo: { targetGroupInfoList: [{ name: "shop" }] } })],
    }),
    says: "canary",
    remedy: "own target group",
  },
  "max-size": {
    facts: soundFacts(group({ MaxSize: 2 })),
    says: "MaxSize of 2",
    remedy: "--max-size 3",
  },
  "max-size-raised": {
    facts: sameGroupFacts(group({ MaxSize: 5 })),
    says: "raised to 6",
    remedy: "",
    with: ["tag-only-replacement"],
  },
  "subnet-addresses": {
    facts: soundFacts({
      subnets: soundFacts().subnets.map((subnet, n) => ({
        ...subnet,
        AvailableIpAddressCount: n === 0 ? 2 : 0,
      })),
    }),
    says: "2 free addresses",
    remedy: "subnet",
  },
  "targets-per-group": {
    facts: soundFacts({ limits: { targetsPerTargetGroup: 5 } }),
    says: "quota of 5",
    remedy: "quota",
  },
  "targets-per-balancer": {
    facts: soundFacts({ limits: { targetsPerLoadBalancer: 5 } }),
    says: "shop-lb",
    remedy: "quota",
  },
  "targets-per-zone": {
    facts: soundFacts({ targetGroups: [network], limits: { targetsPerZone: 1 } }),
    says: "zone",
    remedy: "quota",
  },
  "group-quota": {
    facts: soundFacts({ limits: { autoScalingGroups: { max: 3, used: 3 } } }),
    says: "3 of 3",
    remedy: "aws autoscaling describe-account-limits",
  },
  "codedeploy-quota": {
    facts: soundFacts({ blue: soundBlue({ count: 501, group: soundGroup({ MaxSize: 600 }) }), limits: {} }),
    says: "1002 instances",
    remedy: "aws service-quotas",
    with: ["blue-partly-serving"],
  },
} satisfies Record<string, Row>;
