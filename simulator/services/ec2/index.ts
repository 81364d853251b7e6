import { AwsError } from "../../core/aws-error.ts";
import type { Handler, HandlersOf, Service } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { settingOf } from "./setting.ts";
import { imageHandlers } from "./images.ts";
import { instanceTypeHandlers } from "./instance-types.ts";
import { instanceHandlers } from "./instances.ts";
import { die, running, stopped, terminated } from "./life.ts";
import { networkHandlers } from "./network.ts";
import { powerHandlers } from "./power.ts";
import { launchNeeds, runHandlers } from "./run.ts";
import { securityGroupHandlers } from "./security-groups.ts";
import { booted } from "./software.ts";
import { switches } from "./switches.ts";
import { tagHandlers } from "./tags.ts";
import { templateVersionHandlers } from "./template-versions.ts";
import { templateHandlers } from "./templates.ts";

const handlers = {
  ...imageHandlers,
  ...instanceHandlers,
  ...instanceTypeHandlers,
  ...networkHandlers,
  ...powerHandlers,
  ...runHandlers,
  ...securityGroupHandlers,
  ...tagHandlers,
  ...templateHandlers,
  ...templateVersionHandlers,
} satisfies HandlersOf<typeof import("@aws-sdk/client-ec2")>;

type AnyHandler = Handler<{ DryRun?: boolean | undefined }, unknown>;

/** DryRun asks for permissions alone, and always ends in an error (EC2 API reference, errors-overview). */
function withDryRun(handle: AnyHandler): AnyHandler {
  return (world: World, input, call) => {
    if (!input.DryRun) return handle(world, input, call);
    const status = Number(settingOf(world, "ec2-dry-run-status"));
    throw new AwsError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", {
      status,
    });
  };
}

/** Amazon EC2. */
export const ec2: Service = {
  iam: "ec2",
  handlers: Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, withDryRun(handle as AnyHandler)]),
  ),
  timers: {
    "ec2.running": running,
    "ec2.booted": booted,
    "ec2.terminated": terminated,
    "ec2.stopped": stopped,
    "ec2.die": die,
  },
  dependents: { RunInstances: launchNeeds },
  switches,
};
