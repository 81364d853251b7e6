import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { isOurs, retiredBy } from "../../releases/kept.ts";
import { planned } from "../../steps/index.ts";
import { leftBy, type Found } from "./found.ts";
import type { Remains } from "./look.ts";
import { isNamed } from "./overtaken.ts";

/**
 * Groups that carry this target's tag, and of which no record knows what they are for: the release log was lost, or its
 * old releases were pruned. They are shown and never touched: a name or a tag alone is no proof.
 */
export const strays = (remains: Remains): Found[] =>
  remains.groups.filter((group) => isStray(remains, group)).map(asFound);

function isStray({ target, inUse, pasts, newest }: Remains, group: AutoScalingGroup): boolean {
  const name = group.AutoScalingGroupName!;
  if (!isOurs(target, group) || group.Status || inUse.includes(name)) return false;
  if (retiredBy(target, group.Tags) !== undefined) return false;
  return ![newest, ...pasts.map(({ opened }) => opened)].some((opened) => isNamed(opened, name));
}

function asFound(group: AutoScalingGroup): Found {
  const name = group.AutoScalingGroupName!;
  const what = `Auto Scaling group ${name} with ${(group.Instances ?? []).length} instances`;
  return {
    what: `${what} carries this target's tag, and no release in the log knows of it`,
    remedy: { kind: "by-hand" },
    left: leftBy(
      planned("remove-group", { group: name, targetGroups: [] }),
      "no release in the log knows of it",
    ),
  };
}
