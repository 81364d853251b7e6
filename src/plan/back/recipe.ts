import type { Planned } from "../../engine/step.ts";
import type { FleetRef } from "../../fleet/members.ts";
import { FROZEN } from "../../fleet/processes.ts";
import { RETIRED_TAG, tagValueOf } from "../../releases/names.ts";
import { planned } from "../../steps/index.ts";
import type { Retire } from "../../retire/group.ts";
import { ingredients, suspendedByUser, type Ingredients, type PlanInput } from "../fleets/recipe.ts";
import type { KeptFleet } from "./kept.ts";

export interface WayBackPlan extends PlanInput {
  kept: KeptFleet;
  /** By which release's retirement. */
  keptBy: number;
  /** The deployment group's last success is another revision: whatever is launched would get that (rule 11). */
  provisional: boolean;
  /** What failed releases had suspended in blue's group, and left so. */
  leftSuspended: readonly string[];
  /** Epoch milliseconds: the time to blue counts from here. */
  since: number;
}

/**
 * The instant way back. Blue is what serves, green what serves again: it is woken and proven healthy beside blue, the
 * deployment group is pointed at it, and only then blue leaves; it is kept, so that this way back has one itself. Pure.
 */
export function wayBack(input: WayBackPlan): Planned[] {
  const from = ingredients(input);
  const { kept } = input;
  return kept.kind === "group" ? groupBack(input, from, kept) : instancesBack(input, from, kept);
}

/** A kept group takes over from the one that serves. */
function groupBack(input: WayBackPlan, from: Ingredients, kept: KeptFleet & { kind: "group" }): Planned[] {
  const { name: blue, application, deploymentGroup, attached, targetGroupArns: targetGroups } = from;
  const green = kept.group.AutoScalingGroupName!;
  const selection = { by: "group", blue, green } as const;
  const still = [...FROZEN, "Launch"];
  const usersOwn = suspendedByUser(from.group).filter((one) => !input.leftSuspended.includes(one));
  const ours = still.filter((process) => !usersOwn.includes(process));
  return [
    planned("note-deployment-group", { application, deploymentGroup, selection }),
    planned("freeze-blue", { group: blue, processes: still }),
    planned("wake-group", { group: green }),
    ...move(input, from, { kind: "group", group: blue }, { kind: "group", group: green }, [
      planned("point-deployment-group", { application, deploymentGroup, selection }),
    ]),
    planned("drain-blue", null),
    planned("retire-group", { how: "detach", name: blue, attached, targetGroups, ours: from.ours }),
    planned("adopt-kept", { group: green, attached, processes: ours, held: input.provisional }),
  ];
}

/** Kept instances take over from the others of their group: as a fleet of this release, with its tag. */
function instancesBack(
  input: WayBackPlan,
  from: Ingredients,
  kept: KeptFleet & { kind: "instances" },
): Planned[] {
  const { name: group, application, deploymentGroup, templateId, targetGroupArns: targetGroups } = from;
  const tag = input.greenTag;
  const selection = { by: "tag", group, tag } as const;
  const retired = { key: RETIRED_TAG, value: tagValueOf(input.release.target, input.keptBy) };
  const version = versionOf(kept, templateId);
  const how: Retire = kept.how;
  return [
    planned("note-deployment-group", { application, deploymentGroup, selection }),
    planned("freeze-blue", { group, processes: [...FROZEN] }),
    ...(version === undefined ? [] : [planned("move-template", { group, template: templateId, version })]),
    planned("tag-group", { group, tag }),
    planned("note-sizes", { group }),
    planned("return-kept", { group, how: kept.how, retired, tag, targetGroups }),
    ...move(input, from, { kind: "untagged", group, tag }, { kind: "tagged", group, tag }, [
      planned("point-deployment-group", { application, deploymentGroup, selection }),
    ]),
    planned("drain-blue", null),
    planned("retire-instances", { group, tag, how, targetGroups }),
    planned("restore-group", {
      group,
      template: templateId,
      configured: version ?? "",
      bare: !input.inputs.applicationInImage,
    }),
    planned("forget-kept", { retired }),
  ];
}

/** From the registration to the commit point. */
const move = (
  { since }: WayBackPlan,
  { targetGroups }: Ingredients,
  blue: FleetRef,
  green: FleetRef,
  point: Planned[],
): Planned[] => [
  planned("register-kept", { targetGroups, blue, green, since }),
  ...point,
  planned("take-blue-out", null),
  planned("verify-traffic", { application: "", deploymentGroup: "" }),
  planned("commit", null),
];

/** The version of the group's template that the kept instances were launched from, by the tag that EC2 gives them. */
function versionOf({ instances }: KeptFleet, templateId: string): string | undefined {
  const tags = new Map(instances[0]?.Tags?.map(({ Key, Value }) => [Key, Value]));
  return tags.get("aws:ec2launchtemplate:id") === templateId
    ? tags.get("aws:ec2launchtemplate:version")
    : undefined;
}
