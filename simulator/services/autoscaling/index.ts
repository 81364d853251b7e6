import type { HandlersOf, Service } from "../../core/service.ts";
import { graceOver } from "./arrive.ts";
import { attachHandlers } from "./attach.ts";
import { gone } from "./bury.ts";
import { lookAtGroup } from "./capacity.ts";
import { createHandlers } from "./create.ts";
import { deleteHandlers } from "./delete.ts";
import { activityHandlers } from "./describe-activities.ts";
import { describeHandlers } from "./describe-groups.ts";
import { detachHandlers } from "./detach.ts";
import { extraHandlers } from "./extras.ts";
import { lookAtMembers } from "./health.ts";
import { hookNoticed, hookTimedOut } from "./hook-waits.ts";
import { hookHandlers } from "./hooks.ts";
import { launchConfigurationHandlers } from "./launch-configurations.ts";
import { drained } from "./leave.ts";
import { memberHandlers } from "./member-settings.ts";
import { replaceOne } from "./mixed-replace.ts";
import { policyHandlers } from "./policies.ts";
import { refresh, refreshHandlers } from "./refresh.ts";
import { registerAgain } from "./rotation.ts";
import { runSchedule, scheduleHandlers } from "./schedules.ts";
import { switches } from "./switches.ts";
import { tagHandlers } from "./tags.ts";
import { trafficHandlers } from "./traffic-sources.ts";
import { updateHandlers } from "./update.ts";
import { dependentsOf } from "./validate.ts";

const handlers = {
  ...activityHandlers,
  ...attachHandlers,
  ...createHandlers,
  ...deleteHandlers,
  ...describeHandlers,
  ...detachHandlers,
  ...extraHandlers,
  ...hookHandlers,
  ...launchConfigurationHandlers,
  ...memberHandlers,
  ...policyHandlers,
  ...refreshHandlers,
  ...scheduleHandlers,
  ...tagHandlers,
  ...trafficHandlers,
  ...updateHandlers,
} satisfies HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

const passedRole = (_: unknown, { RoleARN: role }: { RoleARN?: string }): string[] =>
  role === undefined ? [] : [`iam:PassRole on ${role}`];

/** Amazon EC2 Auto Scaling. */
export const autoScaling: Service = {
  iam: "autoscaling",
  handlers,
  timers: {
    "autoscaling.capacity": lookAtGroup,
    "autoscaling.health": lookAtMembers,
    "autoscaling.grace": graceOver,
    "autoscaling.drained": drained,
    "autoscaling.gone": gone,
    "autoscaling.hook-notice": hookNoticed,
    "autoscaling.hook-timeout": hookTimedOut,
    "autoscaling.mixed": replaceOne,
    "autoscaling.refresh": refresh,
    "autoscaling.register": registerAgain,
    "autoscaling.schedule": runSchedule,
  },
  dependents: {
    CreateAutoScalingGroup: dependentsOf,
    UpdateAutoScalingGroup: dependentsOf,
    PutLifecycleHook: passedRole,
  },
  switches,
};
