import { quoted } from "../../aws/shell.ts";
import { watchedAlarms } from "../deployment-group.ts";
import type { Checks } from "./check.ts";

/** The alarms that stop a deployment. */
export const alarmChecks = {
  "alarm-active": {
    severity: "error",
    when: "an alarm that stops deployments of the group is in ALARM already",
    find: ({ facts }) =>
      (facts.despiteAlarms ? [] : facts.alarms)
        .filter(({ StateValue }) => StateValue === "ALARM")
        .map(({ AlarmName, StateReason }) => ({
          where: `alarm ${AlarmName}`,
          what: `It is in ALARM${StateReason ? ` (${StateReason})` : ""} and would stop the deployment at once.`,
          remedy: `See why: \`aws cloudwatch describe-alarms --alarm-names ${quoted(AlarmName ?? "")}\`.`,
        })),
  },
  "alarm-missing": {
    severity: "warning",
    when: "an alarm that the deployment group names does not exist",
    find: ({ facts }) =>
      watchedAlarms(facts.deploymentGroup)
        .filter((name) => !facts.alarms.some(({ AlarmName }) => AlarmName === name))
        .map((name) => ({
          where: `alarm ${name}`,
          what: "The deployment group watches it, but it does not exist: nothing would stop the deployment, or CodeDeploy would stop it because it cannot ask.",
          remedy: "Create the alarm, or take it out of the deployment group's alarm configuration.",
        })),
  },
} satisfies Checks;
