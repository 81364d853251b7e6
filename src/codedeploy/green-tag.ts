import type { Aws } from "../aws/call.ts";
import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { nameIds } from "../fleet/ids.ts";
import { instancesTagged, members, type FleetRef, type Tag } from "../fleet/members.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { DeadlinePassed, poll } from "../time/poll.ts";

const LAG = 5 * MINUTE;
const LOOK_EVERY = 5 * SECOND;

/**
 * CodeDeploy finds green by its tag, account-wide: waits until that finds exactly the fleet, so many `times` in a row
 * (rules 1, 7). Throws a Failure at once when the tag is on somebody else's instance.
 */
export async function awaitTagged(ctx: Context, tag: Tag, green: FleetRef, times: number): Promise<void> {
  const deadline = new Date(Math.min(ctx.deadline.getTime(), ctx.clock.now().getTime() + LAG));
  let seen = "";
  let inARow = 0;
  let missing: string[] = [];
  try {
    await poll(
      async () => {
        const found = (await instancesTagged(ctx.aws, tag)).map(({ InstanceId }) => InstanceId!).sort();
        const fleet = (await members(ctx.aws, wholeGroup(green))).map(({ id }) => id);
        refuseForeign(tag, green, found, fleet);
        missing = green.kind === "group" ? fleet.filter((id) => !found.includes(id)) : [];
        const complete = missing.length === 0 && found.length > 0;
        inARow = complete ? (seen === found.join() ? inARow + 1 : 1) : 0;
        seen = found.join();
        return inARow >= times ? true : undefined;
      },
      { clock: ctx.clock, every: LOOK_EVERY, deadline, signal: ctx.signal },
    );
  } catch (error) {
    // The run's own time being up says nothing of the tag.
    if (!(error instanceof DeadlinePassed) || deadline.getTime() === ctx.deadline.getTime()) throw error;
    throw new Failure(
      "green-not-tagged",
      `Instances of ${green.group} do not carry the tag ${tag.key}=${tag.value}: ${nameIds(missing) || "none does"}.`,
      "Something removes the tag after launch, or keeps it from being set.",
      { cause: error },
    );
  }
}

/** Green of same-group is by definition what carries the tag: foreign is what is outside the group. */
const wholeGroup = ({ group }: FleetRef): FleetRef => ({ kind: "group", group });

/** The same for a tag that is yet to be selected by: it may be on none but this group's instances. Throws a Failure. */
export async function refuseTaken(aws: Aws, tag: Tag, group: string): Promise<void> {
  const green: FleetRef = { kind: "group", group };
  const fleet = (await members(aws, green)).map(({ id }) => id);
  const found = (await instancesTagged(aws, tag)).map(({ InstanceId }) => InstanceId!);
  refuseForeign(tag, green, found, fleet);
}

function refuseForeign(tag: Tag, green: FleetRef, found: readonly string[], fleet: readonly string[]): void {
  const foreign = found.filter((id) => !fleet.includes(id));
  if (foreign.length === 0) return;
  throw new Failure(
    "green-tag-taken",
    `The tag ${tag.key}=${tag.value} is also on ${nameIds(foreign)}, outside ${green.group}: CodeDeploy would deploy to them.`,
    "Give another `tag-value`, or remove the tag there.",
  );
}
