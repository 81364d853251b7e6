import type { Step } from "../engine/step.ts";
import { deleteGroupCommand } from "../retire/delete-group.ts";
import { findGroup } from "../fleet/group.ts";
import { GROUP_RETIREMENTS, type Retire, type RetiredGroup } from "../retire/group.ts";
import { RETIRED_TAG, tagValueOf } from "../releases/names.ts";
import { setGroupTag } from "./tag-group.ts";

export interface RetireGroupArgs extends RetiredGroup {
  how: Retire;
}

const TITLES: Readonly<Record<Retire, string>> = {
  detach: "Detach blue's group from its target groups; it runs on until the next release",
  keep: "Keep blue's group running, detached, until the next release",
  terminate: "End blue's group",
};

/** Blue's group after the commit point. CodeDeploy may have deleted it already. */
export const retireGroup: Step<RetireGroupArgs, null> = {
  title: ({ how, name }) => `${TITLES[how]} (${name})`,
  begin: async () => null,
  async apply(ctx, { how, ...group }) {
    if (!(await findGroup(ctx.aws, group.name))) return null;
    const retired = { key: RETIRED_TAG, value: tagValueOf(ctx.release.target, ctx.release.number) };
    await setGroupTag(ctx, group.name, retired, false);
    await GROUP_RETIREMENTS[how](ctx, group);
    return null;
  },
  leaves: ({ name }) => [
    { what: `blue's Auto Scaling group ${name}`, why: "", command: deleteGroupCommand(name) },
  ],
};
