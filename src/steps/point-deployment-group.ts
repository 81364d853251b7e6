import { shell } from "../aws/shell.ts";
import { findActive } from "../codedeploy/find.ts";
import { refuseTaken } from "../codedeploy/green-tag.ts";
import { copyName, type DeploymentMemo } from "../codedeploy/planned.ts";
import {
  asksFor,
  changeTo,
  readSelection,
  withGroup,
  withTag,
  type Selection,
} from "../codedeploy/selection.ts";
import { deploymentIdOf } from "./deployment-id.ts";
import type { Context, Step } from "../engine/step.ts";
import type { Leftover } from "../outcome.ts";
import type { Tag } from "../fleet/members.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { poll, within } from "../time/poll.ts";
import { awaitHook, hasLaunchHook } from "./launch-hook.ts";

/** By what the deployment group selects its instances, and what of it goes from blue to green. */
type Exchange =
  /** Its Auto Scaling group: the name changes. */
  | { by: "group"; blue: string; green: string }
  /** CodeDeploy made green's group and names it itself. */
  | { by: "copy"; blue: string }
  /** A tag: the value changes, the group stays. */
  | { by: "tag"; group: string; tag: Tag };

export interface PointDeploymentGroupArgs {
  application: string;
  deploymentGroup: string;
  selection: Exchange;
}

const SETTLING = 10 * MINUTE;

/**
 * The deployment group is read back and pointed at green where AWS did not do so: what CodeDeploy writes into it after
 * DISCOVER_EXISTING is documented nowhere. Only when no deployment of the group is active (rule 8).
 */
export const pointDeploymentGroup: Step<PointDeploymentGroupArgs, Selection> = {
  title: ({ deploymentGroup }) => `Read the deployment group ${deploymentGroup} back and point it at green`,
  begin: async (ctx, args) =>
    ctx.recall<Selection>("note-deployment-group") ?? (await readSelection(ctx.aws, args)),
  async apply(ctx, args, memo) {
    await awaitQuiet(ctx, args);
    await point(ctx, args, wanted(ctx, args, memo));
    const green = groupOf(ctx, args.selection);
    if (green) {
      ctx.emit({ kind: "output", name: "green-group", value: green });
      await awaitHook(ctx, args, green, wanted(ctx, args, memo).groups, instead(args, memo.groups));
    }
    return memo;
  },
};

/** Remembers how the deployment group selects blue before anything happens to it, and gives it back on the way back. */
export const noteDeploymentGroup: Step<PointDeploymentGroupArgs, Selection> = {
  title: ({ deploymentGroup }) => `Note how the deployment group ${deploymentGroup} selects blue`,
  begin: (ctx, args) => readSelection(ctx.aws, args),
  apply: async (_ctx, _args, memo) => memo,
  undo: {
    what: "deployment-group",
    async run(ctx, args, memo) {
      await pointAtBlue(ctx, args, memo);
      return [];
    },
  },
  leaves: leftovers,
  async isLeft(ctx, args, memo) {
    if (JSON.stringify(await readSelection(ctx.aws, args)) !== JSON.stringify(memo)) return true;
    return (
      args.selection.by !== "tag" &&
      memo.groups.length > 0 &&
      !(await hasLaunchHook(ctx, args.selection.blue))
    );
  },
};

/** The deployment group selects blue as it did before, and CodeDeploy's hook is on blue's group. Safe to repeat. */
export async function pointAtBlue(
  ctx: Context,
  args: PointDeploymentGroupArgs,
  before: Selection,
): Promise<void> {
  // Before there is a deployment of ours, nobody has changed it for us: what others make of it is theirs.
  if (!(await mayHaveChanged(ctx))) return;
  await awaitQuiet(ctx, args);
  await point(ctx, args, before);
  const { selection } = args;
  if (selection.by === "tag" || before.groups.length === 0) return;
  await awaitHook(ctx, args, selection.blue, before.groups, instead(args, [groupOf(ctx, selection)!]));
}

/** How a person has the deployment group select blue again; all that it selected by before. */
function leftovers(
  { application, deploymentGroup }: PointDeploymentGroupArgs,
  before: Selection,
): Leftover[] {
  const { groups, filters, tagSets } = before;
  const options = [
    ...(groups.length > 0 ? [shell`--auto-scaling-groups ${groups}`] : []),
    ...(filters.length > 0 ? [shell`--ec2-tag-filters ${JSON.stringify(filters)}`] : []),
    ...(tagSets ? [shell`--ec2-tag-set ${JSON.stringify({ ec2TagSetList: tagSets })}`] : []),
  ];
  if (options.length === 0) return [];
  const update = shell`aws deploy update-deployment-group --application-name ${application} --current-deployment-group-name ${deploymentGroup}`;
  const blue = groups.length > 0 ? `point at ${groups.join(", ")}` : "select blue by its tag";
  return [
    {
      what: `the deployment group ${deploymentGroup} may not ${blue}`,
      why: "",
      command: [update, ...options].join(" "),
    },
  ];
}

async function mayHaveChanged(ctx: Context): Promise<boolean> {
  if (ctx.recall("point-deployment-group") !== undefined) return true;
  const deployment = ctx.recall<DeploymentMemo>("create-deployment");
  return deployment !== undefined && (await deploymentIdOf(ctx, deployment)) !== undefined;
}

const groupOf = (ctx: Context, selection: Exchange): string | undefined =>
  selection.by === "group"
    ? selection.green
    : selection.by === "copy"
      ? copyName(
          ctx.recall<DeploymentMemo>("create-deployment")!.settings.deploymentGroup,
          ctx.recall<DeploymentMemo>("create-deployment")!.deploymentId!,
        )
      : undefined;

/** What the deployment group can name while its own group is put in anew. */
const instead = ({ selection }: PointDeploymentGroupArgs, others: string[]): string[] =>
  selection.by === "copy" ? others : [];

/** How the deployment group should select green: as it selected blue, with the name or the value replaced. */
const wanted = (ctx: Context, { selection }: PointDeploymentGroupArgs, before: Selection): Selection =>
  selection.by === "tag"
    ? withTag(before, selection.tag)
    : withGroup(before, selection.blue, groupOf(ctx, selection)!);

/** Updates what differs. The value it will select by must match our fleet and nothing else (rule 1). */
async function point(ctx: Context, args: PointDeploymentGroupArgs, want: Selection): Promise<void> {
  const { application, deploymentGroup, selection } = args;
  const change = changeTo(await readSelection(ctx.aws, args), want);
  if (Object.keys(change).length === 0) return;
  const byTag = "ec2TagFilters" in change || "ec2TagSet" in change;
  if (selection.by === "tag" && byTag && asksFor(want, selection.tag))
    await refuseTaken(ctx.aws, selection.tag, selection.group);
  await ctx.aws("codedeploy:UpdateDeploymentGroup", {
    applicationName: application,
    currentDeploymentGroupName: deploymentGroup,
    ...change,
  });
}

async function awaitQuiet(
  ctx: Context,
  { application, deploymentGroup }: PointDeploymentGroupArgs,
): Promise<void> {
  const deadline = within(ctx, SETTLING);
  await poll(
    async () => {
      const active = await findActive(ctx.aws, { application, deploymentGroup });
      if (active === undefined) return true;
      ctx.emit({ kind: "waiting", text: `${active} of ${deploymentGroup} has not ended yet` });
      return undefined;
    },
    { ...ctx, every: 10 * SECOND, deadline },
  );
}
