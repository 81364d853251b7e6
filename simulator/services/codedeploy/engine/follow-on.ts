import type { World } from "../../../core/world.ts";
import { membershipOf } from "../../autoscaling/find.ts";
import { startDeployment } from "../new-deployment.ts";
import type { Deployment, Group } from "../state.ts";
import { newTarget, INSTALL } from "./events.ts";

/**
 * Instances that were launched during a deployment got the earlier revision: a follow-on deployment brings them up to
 * date, unless the group ignores them (AWS CodeDeploy user guide, integrations-aws-auto-scaling).
 */
export function updateOutdated(world: World, group: Group, deployment: Deployment): void {
  if (group.outdated !== "UPDATE") return;
  const ids = deployment.outdatedLaunches.filter((id) =>
    group.autoScalingGroups.some(({ name }) => membershipOf(world, id)?.group.name === name),
  );
  if (ids.length === 0) return;
  const update = startDeployment(world, group, {
    kind: "in-place",
    creator: "CodeDeployAutoUpdate",
    revision: deployment.revision,
    style: { type: "IN_PLACE", trafficControl: false },
    blueGreen: undefined,
    green: ids,
    related: { root: deployment.id, updates: [] },
    targets: Object.fromEntries(ids.map((id) => [id, newTarget(world, id, INSTALL)])),
  });
  deployment.related = { updates: [...(deployment.related?.updates ?? []), update.id] };
}
