import type { Instance } from "@aws-sdk/client-ec2";
import { shell } from "../../aws/shell.ts";
import { countOf } from "../../fleet/ids.ts";
import type { RollbackInputs } from "../../inputs/contract.ts";
import type { Leftover } from "../../outcome.ts";
import { servingBlue } from "../blue-health.ts";
import type { Facts } from "../facts.ts";
import { settingsOf } from "../settings.ts";
import type { Destination } from "./destination.ts";
import type { KeptFleet } from "./kept.ts";

/** How to go back, and why so, in a sentence; or why it cannot be done as asked. */
export type Choice =
  | { how: "instant"; kept: KeptFleet; why: string }
  | { how: "redeploy"; why: string }
  | { how: "refused"; why: string };

/** Chooses by what is alive. Pure. */
export function choose(
  way: RollbackInputs["way"],
  { content, keptBy }: Destination,
  facts: Facts,
  kept: KeptFleet | undefined,
): Choice {
  if (way === "redeploy") return { how: "redeploy", why: "It was asked for (way: redeploy)." };
  const hindrance = keptBy === undefined ? NOT_THE_LAST : hindranceOf(content.ami, facts, kept);
  if (!hindrance) {
    const why = `${countOf(alive(kept!.instances, content.ami).length, "instance")} of the earlier fleet are alive.`;
    return { how: "instant", kept: kept!, why };
  }
  return { how: way === "instant" ? "refused" : "redeploy", why: hindrance };
}

const NOT_THE_LAST = "It is not what served last, and only that is kept.";

const alive = (instances: readonly Instance[], ami: string): Instance[] =>
  instances.filter(({ State, ImageId }) => State?.Name === "running" && ImageId === ami);

const TERMINATED = ": the deployment group has CodeDeploy terminate what was replaced.";

function hindranceOf(ami: string, facts: Facts, kept: KeptFleet | undefined): string | undefined {
  const by = settingsOf(facts.deploymentGroup).terminate ? TERMINATED : ".";
  if (!kept) return `Nothing of the earlier fleet is left${by}`;
  const live = alive(kept.instances, ami).length;
  if (live === 0) return `No instance of the earlier fleet that runs ${ami} is alive${by}`;
  const needed = Math.max(0, ...facts.targetGroups.map((one) => servingBlue(one, facts).length));
  if (live < needed)
    return `Only ${countOf(live, "instance")} of the earlier fleet are alive, and ${needed} serve now.`;
  if (live < kept.instances.length)
    return `${kept.instances.length - live} of ${countOf(kept.instances.length, "instance")} of the earlier fleet are not running ${ami}.`;
  const asked = askedFor(facts, kept);
  if (live < asked && live <= needed)
    return `Only ${countOf(live, "instance")} of the earlier fleet are alive, and the group is asked for ${asked}.`;
  if ((kept.kind === "instances") !== (facts.fleet === "same-group"))
    return "The deployment group chooses its instances otherwise than it did then.";
  return undefined;
}

/** Kept instances bring no size of their own: with fewer of them their group would end smaller than it is asked to be. */
const askedFor = (facts: Facts, { kind }: KeptFleet): number =>
  kind === "instances" ? (facts.blue?.group.DesiredCapacity ?? 0) : 0;

/** Where more users are served so, the group is made smaller all the same: told, with what gives it its size back. Pure. */
export function leavesSmaller(facts: Facts, kept: KeptFleet): Leftover[] {
  const [asked, live] = [askedFor(facts, kept), kept.instances.length];
  const group = facts.blue?.group.AutoScalingGroupName;
  if (live >= asked || !group) return [];
  return [
    {
      what: `the size of ${group}: it was asked for ${asked} instances, and is for ${live}`,
      why: "no more of the earlier fleet are alive, and whom a group known by tags launches has no application before the next deployment (deploy after this command)",
      command: shell`aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${group} --desired-capacity ${asked}`,
    },
  ];
}
