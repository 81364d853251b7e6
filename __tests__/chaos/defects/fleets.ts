import { defect, type Defect } from "./defect.ts";

/** Groups, their sizes and processes, templates, and the deployment group. */
export const FLEETS: readonly Defect[] = [
  defect(
    "resume without SetInstanceHealth",
    "rule 12, invariant e",
    "fleet/processes.js",
    "const ids = unhealthyIn(await groupNamed(ctx.aws, name));",
    "const ids = [];",
  ),
  defect(
    "resume ReplaceUnhealthy at once",
    "rule 12, law 1",
    "fleet/processes.js",
    "await ctx.clock.sleep(HEALTH_CYCLE, ctx.signal);",
    "return;",
  ),
  defect(
    "leave processes suspended",
    "invariant e, law 5",
    "fleet/processes.js",
    'await resume("ReplaceUnhealthy", "AddToLoadBalancer");',
    "",
  ),
  defect(
    "Launch stays suspended",
    "rule 8, invariant e",
    "fleet/processes.js",
    'await resume("Terminate", "Launch");',
    "",
  ),
  defect(
    "freeze nobody",
    "rule 6, rule 7, law 1",
    "fleet/processes.js",
    'await ctx.aws("autoscaling:SuspendProcesses", { AutoScalingGroupName: group, ScalingProcesses });',
    "return;",
  ),
  defect(
    "freeze without HealthCheck",
    "rule 12, rule 6",
    "steps/freeze.js",
    "await suspend(ctx, group, processes);",
    'await suspend(ctx, group, processes.filter((one) => one !== "HealthCheck" && one !== "ReplaceUnhealthy"));',
  ),
  defect(
    "shrink by size on the way back",
    "rule 5, rule 6, invariant b",
    "steps/grow-group.js",
    "await endByName(ctx, group, ids);",
    'await ctx.aws("autoscaling:UpdateAutoScalingGroup", { AutoScalingGroupName: group, DesiredCapacity: (await groupNamed(ctx.aws, group)).DesiredCapacity - ids.length });',
  ),
  defect(
    "shrink by size when blue is retired",
    "rule 5, invariant b",
    "retire/instances.js",
    "await ctx.aws(LEAVE[how], {",
    'await ctx.aws("autoscaling:UpdateAutoScalingGroup", { AutoScalingGroupName: group, DesiredCapacity: InstanceIds.length }); await ctx.aws(LEAVE[how], {',
  ),
  defect(
    "double whatever is there",
    "rule 6, law 3, invariant d",
    "steps/grow-group.js",
    "const want = desired + memo.count;",
    "const want = (await groupNamed(ctx.aws, group)).DesiredCapacity + memo.count;",
  ),
  defect(
    "the size as it was planned",
    "rule 4, invariant a",
    "steps/match-green.js",
    "const asked = await raise(ctx, green, count);",
    "return memo;",
  ),
  {
    name: "green as large as blue's healthy targets",
    breaks: ["rule 4"],
    // Counted twice: when green is launched, and again when blue is frozen.
    edits: [
      {
        file: "steps/launch-green.js",
        find: 'const count = inService(await members(ctx.aws, { kind: "group", group: blue })).length;',
        replace:
          'const count = inService(await members(ctx.aws, { kind: "group", group: blue })).length - 1;',
      },
      {
        file: "steps/match-green.js",
        find: "const asked = await raise(ctx, green, count);",
        replace: "return memo;",
      },
    ],
  },
  defect(
    "the copy is made while Launch is suspended",
    "rule 9",
    "fleet/processes.js",
    "export const COPY_HELD = [",
    'export const COPY_HELD = ["Launch", ',
  ),
  defect(
    "sizes are not given back",
    "invariant e, law 5, rule 17",
    "steps/note-sizes.js",
    "const now = await findGroup(ctx.aws, group);",
    "const now = undefined;",
  ),
  defect(
    "the template is not given back",
    "invariant e, invariant c, rule 9",
    "steps/move-template.js",
    "await setTemplateVersion(ctx, group, before, true);",
    "before;",
  ),
  defect(
    "a pinned group stays pinned",
    "invariant e, rule 21",
    "steps/pin-template.js",
    "await setTemplateVersion(ctx, group, moving, true);",
    "moving;",
  ),
  defect(
    "a second version of the template when run again",
    "law 3, invariant d",
    "steps/create-template-version.js",
    "ClientToken: `bluegreen-${ctx.release.nonce}`,",
    "",
  ),
  defect(
    "keep the old disk's snapshot",
    "rule 21",
    "steps/create-template-version.js",
    "const { SnapshotId: _old, ...ebs } = mapping.Ebs;",
    "const ebs = mapping.Ebs;",
  ),
  defect(
    "open green before CodeDeploy's hook is there",
    "rule 8",
    "steps/open-green.js",
    "await requireHook(ctx, args.green);",
    "",
  ),
  defect(
    "never read the deployment group back",
    "rule 8, rule 11, invariant c",
    "steps/point-deployment-group.js",
    "await point(ctx, args, wanted(ctx, args, memo));",
    "wanted(ctx, args, memo);",
  ),
  defect(
    "the deployment group is not given back",
    "rule 17, invariant c",
    "steps/point-deployment-group.js",
    "await point(ctx, args, before);",
    "memo;",
  ),
  defect(
    "touch the deployment group while a deployment is active",
    "rule 8",
    "steps/point-deployment-group.js",
    "if (active === undefined)",
    "if (true)",
  ),
  {
    name: "instances that come back keep the tags they had",
    breaks: ["rule 19"],
    // Tagged before they come back, and again since attaching gives them the group's, which may lag behind.
    edits: [
      {
        file: "steps/return-kept.js",
        find: "await setTag(ctx, ids, tag.key, tag.value);\n        await poll",
        replace: "await poll",
      },
      {
        file: "steps/return-kept.js",
        find: "// Attaching overwrote their tags with the group's.\n        await setTag(ctx, ids, tag.key, tag.value);",
        replace: "",
      },
    ],
  },
  defect(
    "no room is made for instances that come back",
    "rule 19",
    "steps/return-kept.js",
    "if (now.MaxSize < want)",
    "if (false)",
  ),
];
