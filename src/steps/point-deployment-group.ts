import type { DeploymentGroupInfo, EC2TagFilter } from "@aws-sdk/client-codedeploy";
import { shell } from "../aws/shell.ts";
import { findActive } from "../codedeploy/find.ts";
import { copyName, type DeploymentMemo } from "../codedeploy/planned.ts";
import { deploymentIdOf } from "./bring-traffic-back.ts";
import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import type { Leftover } from "../outcome.ts";
import { nameIds } from "../fleet/ids.ts";
import { instancesTagged, members, type Tag } from "../fleet/members.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { poll, within } from "../time/poll.ts";
import { awaitHook, hasLaunchHook } from "./launch-hook.ts";

/** What the deployment group selects its instances by. */
type Selection =
  /** Its Auto Scaling group: the name changes. */
  | { by: "group"; blue: string; green: string }
  /** CodeDeploy made green's group and names it itself. */
  | { by: "copy"; blue: string }
  /** A tag: the value changes, the group stays. */
  | { by: "tag"; group: string; tag: Tag };

export interface PointDeploymentGroupArgs {
  application: string;
  deploymentGroup: string;
  selection: Selection;
}

export interface PointDeploymentGroupMemo {
  /** As it was before the deployment. */
  groups: string[];
  filters: Filter[];
  /** Tag groups (`ec2TagSet`), when it uses them instead of filters. */
  tagSets: Filter[][] | null;
}

type Filter = { Key?: string; Value?: string; Type?: string };

const SETTLING = 10 * MINUTE;

/**
 * The deployment group is read back and pointed at green where AWS did not do so: what CodeDeploy writes into it after
 * DISCOVER_EXISTING is documented nowhere. Only when no deployment of the group is active (rule 8).
 */
export const pointDeploymentGroup: Step<PointDeploymentGroupArgs, PointDeploymentGroupMemo> = {
  title: ({ deploymentGroup }) => `Read the deployment group ${deploymentGroup} back and point it at green`,
  begin: async (ctx, args) =>
    ctx.recall<PointDeploymentGroupMemo>("note-deployment-group") ?? selectionOf(await read(ctx, args)),
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
export const noteDeploymentGroup: Step<PointDeploymentGroupArgs, PointDeploymentGroupMemo> = {
  title: ({ deploymentGroup }) => `Note how the deployment group ${deploymentGroup} selects blue`,
  begin: async (ctx, args) => selectionOf(await read(ctx, args)),
  apply: async (_ctx, _args, memo) => memo,
  undo: {
    what: "deployment-group",
    async run(ctx, args, memo) {
      // Before there is a deployment of ours, nobody has changed it for us: what others make of it is theirs.
      if (!(await mayHaveChanged(ctx))) return [];
      await awaitQuiet(ctx, args);
      await point(ctx, args, memo);
      if (args.selection.by !== "tag" && memo.groups.length > 0)
        await awaitHook(
          ctx,
          args,
          args.selection.blue,
          memo.groups,
          instead(args, [groupOf(ctx, args.selection)!]),
        );
      return [];
    },
  },
  leaves: leftovers,
  async isLeft(ctx, args, memo) {
    if (JSON.stringify(selectionOf(await read(ctx, args))) !== JSON.stringify(memo)) return true;
    return (
      args.selection.by !== "tag" &&
      memo.groups.length > 0 &&
      !(await hasLaunchHook(ctx, args.selection.blue))
    );
  },
};

/** How a person has the deployment group select blue again; all that it selected by before. */
function leftovers(
  { application, deploymentGroup }: PointDeploymentGroupArgs,
  before: PointDeploymentGroupMemo,
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

async function read(
  ctx: Context,
  { application, deploymentGroup }: PointDeploymentGroupArgs,
): Promise<DeploymentGroupInfo> {
  const answer = await ctx.aws("codedeploy:GetDeploymentGroup", {
    applicationName: application,
    deploymentGroupName: deploymentGroup,
  });
  return answer.deploymentGroupInfo!;
}

const selectionOf = (group: DeploymentGroupInfo): PointDeploymentGroupMemo => ({
  groups: (group.autoScalingGroups ?? []).map(({ name }) => name!),
  filters: (group.ec2TagFilters ?? []) as Filter[],
  tagSets: (group.ec2TagSet?.ec2TagSetList as Filter[][] | undefined) ?? null,
});

const groupOf = (ctx: Context, selection: Selection): string | undefined =>
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
function wanted(
  ctx: Context,
  args: PointDeploymentGroupArgs,
  before: PointDeploymentGroupMemo,
): PointDeploymentGroupMemo {
  const { selection } = args;
  if (selection.by !== "tag") {
    const green = groupOf(ctx, selection)!;
    return { ...before, groups: before.groups.map((name) => (name === selection.blue ? green : name)) };
  }
  const moved = (filter: Filter): Filter =>
    filter.Key === selection.tag.key && (filter.Type ?? "KEY_AND_VALUE") === "KEY_AND_VALUE"
      ? { ...filter, Value: selection.tag.value }
      : filter;
  return {
    groups: before.groups,
    filters: before.filters.map(moved),
    tagSets: before.tagSets?.map((set) => set.map(moved)) ?? null,
  };
}

/** Updates what differs, and only that: an omitted member is kept, an empty list removes (UpdateDeploymentGroup reference). */
async function point(
  ctx: Context,
  args: PointDeploymentGroupArgs,
  want: PointDeploymentGroupMemo,
): Promise<void> {
  const now = selectionOf(await read(ctx, args));
  const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
  const change = {
    ...(differs(now.groups, want.groups) ? { autoScalingGroups: want.groups } : {}),
    ...(differs(sorted(now.filters), sorted(want.filters))
      ? { ec2TagFilters: want.filters as EC2TagFilter[] }
      : {}),
    ...(differs(now.tagSets, want.tagSets)
      ? { ec2TagSet: { ec2TagSetList: (want.tagSets ?? []) as EC2TagFilter[][] } }
      : {}),
  };
  if (Object.keys(change).length === 0) return;
  if (args.selection.by === "tag" && ("ec2TagFilters" in change || "ec2TagSet" in change))
    await refuseForeignGreen(ctx, args.selection, want);
  await ctx.aws("codedeploy:UpdateDeploymentGroup", {
    applicationName: args.application,
    currentDeploymentGroupName: args.deploymentGroup,
    ...change,
  });
}

const sorted = (filters: Filter[]): string[] =>
  filters.map(({ Key, Value, Type }) => JSON.stringify([Key, Value, Type])).sort();

/** Rule 1: the value that the deployment group will select by must match our fleet and nothing else. */
async function refuseForeignGreen(
  ctx: Context,
  { group, tag }: Extract<Selection, { by: "tag" }>,
  want: PointDeploymentGroupMemo,
): Promise<void> {
  const filters = [...want.filters, ...(want.tagSets ?? []).flat()];
  if (!filters.some(({ Key, Value }) => Key === tag.key && Value === tag.value)) return;
  const ours = new Set((await members(ctx.aws, { kind: "group", group })).map(({ id }) => id));
  const foreign = (await instancesTagged(ctx.aws, tag)).filter(({ InstanceId }) => !ours.has(InstanceId!));
  if (foreign.length > 0)
    throw new Failure(
      "green-tag-taken",
      `${nameIds(foreign.map(({ InstanceId }) => InstanceId!))} carry ${tag.key}=${tag.value} and are not in ${group}: CodeDeploy would deploy to them.`,
      "Give the release another tag-value, or remove the tag from those instances.",
    );
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
