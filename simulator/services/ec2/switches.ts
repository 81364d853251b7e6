import type { SwitchTable } from "../../core/service.ts";

/** What is not known of EC2. The first setting is the default. */
export const switches = {
  "ec2-new-instance-visible": {
    what: "How long after RunInstances an instance cannot be found yet",
    source: "EC2 developer guide, eventual-consistency: normal, without a number",
    settings: ["after-8-seconds", "at-once", "after-60-seconds"],
  },
  "ec2-tag-filter-lag": {
    what: "How long filters find an instance by its tags of before a change",
    source: "EC2 developer guide, eventual-consistency; CodeDeploy advises five minutes after tagging",
    settings: ["30-seconds", "none", "4-minutes"],
  },
  "ec2-pending-time": {
    what: "How long an instance is pending",
    source: "EC2 user guide, ec2-instance-lifecycle: no number",
    settings: ["20-seconds", "5-seconds", "90-seconds"],
  },
  "ec2-terminated-tags": {
    what: "Whether a terminated instance, visible for an hour, still shows its tags",
    source: "EC2 user guide, terminating-instances: it remains visible for a while; tags may vanish earlier",
    settings: ["kept", "gone"],
  },
  "ec2-dry-run-status": {
    what: "The HTTP status of DryRunOperation",
    source: "EC2 API reference, errors-overview: client errors are 4xx; 412 is what clients report",
    settings: ["412", "400"],
  },
  "ec2-client-token-length": {
    what: "How long a client token may be: the shapes and the page on idempotency differ",
    source:
      "EC2 developer guide, ec2-api-idempotency (64); EC2 API reference, CreateLaunchTemplateVersion (128)",
    settings: ["64", "128"],
  },
} as const satisfies SwitchTable;

/** The seconds each setting of a time switch stands for. */
export const secondsOf: Readonly<Record<string, number>> = {
  "at-once": 0,
  none: 0,
  "5-seconds": 5,
  "after-8-seconds": 8,
  "20-seconds": 20,
  "30-seconds": 30,
  "after-60-seconds": 60,
  "90-seconds": 90,
  "4-minutes": 240,
};
