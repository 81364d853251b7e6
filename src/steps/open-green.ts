import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { attachAsBlue, protectAsBlue, sizeAsBlue, type AsBlue } from "../fleet/as-blue.ts";
import { isCodeDeployLaunchHook } from "../fleet/hooks.ts";
import {
  FROZEN,
  GREEN_FROZEN,
  GREEN_HELD,
  resumeCarefully,
  stillSuspended,
  suspend,
} from "../fleet/processes.ts";
import { awaitReplacement } from "./verify-traffic.ts";

export interface OpenGreenArgs extends AsBlue {
  /** What was suspended in blue before us stays suspended in green. */
  suspended: string[];
}

/** Green becomes an ordinary group: attached, sized, its processes running again, Launch last (rules 8, 12, 22). */
export const openGreen: Step<OpenGreenArgs, null> = {
  title: ({ green }) => `Attach ${green} to the target groups and let Auto Scaling keep it`,
  begin: async () => null,
  async apply(ctx, args) {
    await requireHook(ctx, args.green);
    await attachAsBlue(ctx, args);
    await sizeAsBlue(ctx, args);
    await suspend(ctx, args.green, args.suspended);
    await resumeCarefully(ctx, args.green, held(args));
    await protectAsBlue(ctx, args);
    await awaitReplacement(ctx);
    return null;
  },
  leaves: (args) => [stillSuspended(args.green, held(args))],
};

const held = ({ suspended }: OpenGreenArgs): string[] =>
  [...new Set<string>([...GREEN_HELD, ...GREEN_FROZEN, ...FROZEN])].filter(
    (process) => !suspended.includes(process),
  );

/** Without CodeDeploy's hook whatever is launched gets no application: the group stays closed (rule 8). */
async function requireHook(ctx: Context, green: string): Promise<void> {
  const { LifecycleHooks } = await ctx.aws("autoscaling:DescribeLifecycleHooks", {
    AutoScalingGroupName: green,
  });
  if (LifecycleHooks?.some(isCodeDeployLaunchHook)) return;
  throw new Failure(
    "hook-missing",
    `${green} has no launch hook of CodeDeploy, so that new instances would come up without the application; its processes stay suspended.`,
    "Put the group into the deployment group, see that the hook is there, then resume the processes.",
  );
}
