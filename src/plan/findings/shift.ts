import { MINUTE, formatDuration, SECOND } from "../../time/duration.ts";
import { updateSettings } from "../aws-command.ts";
import type { Facts, TargetGroupFacts } from "../facts.ts";
import { floorOf, isPossible, minimumOf } from "../floor.ts";
import { settingsOf } from "../settings.ts";
import { foundIf, groupPlace, ofGroup, type Checks } from "./check.ts";

/** Minutes in the suggestion of a Ready pause. */
const READY_WAIT = 60;
/** Minutes that blue must outlive the shift by, to be of use as a way back (rule 15). */
const SHORTEST_WAY_BACK = 10;
/** A network load balancer takes a target in after up to five minutes (field reports). */
const NLB_REGISTRATION = 5 * MINUTE;

const waitInReady = (facts: Facts, minutes: number): string =>
  updateSettings(facts, {
    deploymentReadyOption: { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: minutes },
  });

const keepAlive = (facts: Facts): string =>
  updateSettings(facts, { terminateBlueInstancesOnDeploymentSuccess: { action: "KEEP_ALIVE" } });

/** How long a new target may take to become healthy. */
const registrationTime = ({ group }: TargetGroupFacts): number =>
  ((group.HealthyThresholdCount ?? 5) + 1) * (group.HealthCheckIntervalSeconds ?? 30) * SECOND +
  (isNetwork(group.Protocol) ? NLB_REGISTRATION : 0);

const isNetwork = (protocol: string | undefined): boolean => !["HTTP", "HTTPS"].includes(protocol ?? "HTTP");

/** How traffic moves and what becomes of blue, as the deployment group and its configuration have it. */
export const shiftChecks = {
  "deployment-config-missing": {
    severity: "error",
    when: "the deployment configuration does not exist",
    find: ofGroup((group, view) =>
      foundIf(!view.facts.deploymentConfig, () => ({
        where: `deployment configuration ${view.inputs.deploymentConfig ?? group.deploymentConfigName}`,
        what: "There is no deployment configuration of this name.",
        remedy: "Check the input `deployment-config`: `aws deploy list-deployment-configs`.",
      })),
    ),
  },
  "deployment-config-impossible": {
    severity: "error",
    when: "the configuration wants as many healthy instances as there are, or more",
    find: ({ facts: { deploymentConfig: config, blue } }) =>
      foundIf(config !== undefined && (blue?.count ?? 0) > 0 && !isPossible(config, blue!.count), () => ({
        where: `deployment configuration ${config!.deploymentConfigName}`,
        what: `It wants ${minimumOf(config!, blue!.count)} of ${blue!.count} instances healthy at all times; CodeDeploy fails such a deployment at once (HEALTH_CONSTRAINTS_INVALID).`,
        remedy: "Use `deployment-config: CodeDeployDefault.OneAtATime`, or a lower minimum of healthy hosts.",
      })),
  },
  "floor-below-count": {
    severity: "warning",
    when: "green is registered without a Ready pause and the configuration promises fewer healthy instances than blue has",
    find: ofGroup((group, view) => {
      const { deploymentConfig: config, blue } = view.facts;
      if (!config || !blue || settingsOf(group).readyAction === "STOP_DEPLOYMENT") return [];
      const floor = floorOf(config, blue.count);
      return foundIf(floor < blue.count, () => ({
        where: groupPlace(view),
        what: `${config.deploymentConfigName} may leave ${floor} of ${blue.count} instances serving when blue is taken out.`,
        remedy: `Choose a Ready wait, in which all of green is registered and healthy before blue leaves: \`${waitInReady(view.facts, READY_WAIT)}\`.`,
      }));
    }),
  },
  "ready-wait-short": {
    severity: "warning",
    when: "the Ready pause may end before all of green is healthy in the target groups",
    find: ofGroup((group, view) => {
      const { readyAction, readyWaitMinutes } = settingsOf(group);
      if (readyAction !== "STOP_DEPLOYMENT") return [];
      const needed = Math.max(0, ...view.facts.targetGroups.map(registrationTime)) + MINUTE;
      return foundIf(readyWaitMinutes * MINUTE < needed, () => ({
        where: groupPlace(view),
        what: `It waits ${readyWaitMinutes} min in Ready and is then stopped; green may need ${formatDuration(needed)} to become healthy in the load balancer.`,
        remedy: `\`${waitInReady(view.facts, Math.max(READY_WAIT, Math.ceil(needed / MINUTE)))}\``,
      }));
    }),
  },
  "terminate-same-group": {
    severity: "error",
    when: "`fleet` is `same-group` and the deployment group terminates blue",
    find: ofGroup((group, view) =>
      foundIf(settingsOf(group).terminate && view.facts.fleet === "same-group", () => ({
        where: groupPlace(view),
        what: "CodeDeploy would terminate blue's instances behind Auto Scaling's back, which would replace each by one without the application.",
        remedy: `Let this action retire blue: \`${keepAlive(view.facts)}\`.`,
      })),
    ),
  },
  "terminate-retire": {
    severity: "error",
    when: "the deployment group terminates blue and `retire` is `detach` or `keep`",
    find: ofGroup((group, view) =>
      foundIf(
        settingsOf(group).terminate &&
          view.facts.fleet !== "same-group" &&
          view.inputs.retire !== "terminate",
        () => ({
          where: groupPlace(view),
          what: `It terminates blue, which \`retire: ${view.inputs.retire}\` is to keep.`,
          remedy: `Let this action retire blue: \`${keepAlive(view.facts)}\`; or set \`retire: terminate\`.`,
        }),
      ),
    ),
  },
  "termination-wait-short": {
    severity: "error",
    when: "the deployment group terminates blue within 10 minutes of the shift, without `no-way-back`",
    find: ofGroup((group, view) => {
      const { terminate, terminationWaitMinutes: wait } = settingsOf(group);
      const short = terminate && wait < SHORTEST_WAY_BACK && !view.inputs.noWayBack;
      return foundIf(short && view.facts.fleet !== "same-group", () => ({
        where: groupPlace(view),
        what: `It terminates blue ${wait} min after the traffic has moved: too soon to find out that green is bad and to go back.`,
        remedy: `\`${keepAlive(view.facts)}\`, or a longer terminationWaitTimeInMinutes, or \`no-way-back: true\`.`,
      }));
    }),
  },
  "timeout-short": {
    severity: "warning",
    when: "the input `timeout` is shorter than the deployment group's own wait before it terminates blue",
    find: ofGroup((group, { inputs }) => {
      const wait = settingsOf(group).terminationWaitMinutes * MINUTE;
      return foundIf(inputs.timeout !== undefined && inputs.timeout <= wait, () => ({
        where: "input timeout",
        what: `The deployment ends only after ${formatDuration(wait)} of termination wait, longer than the timeout of ${formatDuration(inputs.timeout!)}.`,
        remedy: "Raise `timeout`, or leave it out.",
      }));
    }),
  },
} satisfies Checks;
