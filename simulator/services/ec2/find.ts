import type { World } from "../../core/world.ts";
import type { InstanceRecord, Tags } from "./state.ts";

/** Every instance that is not on its way out: pending, running, stopping, stopped. */
const liveInstances = (world: World): InstanceRecord[] =>
  Object.values(world.ec2.instances).filter(
    ({ state }) => state !== "terminated" && state !== "shutting-down",
  );

/** The tags by which filters find an instance at present: they lag behind a change (EC2 developer guide, eventual-consistency). */
export const tagsForFilters = (world: World, instance: InstanceRecord): Tags =>
  instance.oldTags !== undefined && instance.oldTags.until > world.now
    ? instance.oldTags.tags
    : instance.tags;

/** A tag filter as CodeDeploy words it. */
export interface TagFilter {
  Key?: string | undefined;
  Value?: string | undefined;
  Type?: string | undefined;
}

const matchesTagFilter = (tags: Tags, { Key, Value, Type }: TagFilter): boolean => {
  if (Type === "KEY_ONLY") return tags[Key ?? ""] !== undefined;
  if (Type === "VALUE_ONLY") return Object.values(tags).includes(Value ?? "");
  return tags[Key ?? ""] === (Value ?? "");
};

/**
 * Live instances that match every list of filters, where within a list one match is enough.
 * @param fresh true: by the tags as they are; false: as filters see them, lagging
 */
export function matchingInstances(
  world: World,
  allOf: readonly (readonly TagFilter[])[],
  fresh = false,
): InstanceRecord[] {
  return liveInstances(world).filter((instance) => {
    const tags = fresh ? instance.tags : tagsForFilters(world, instance);
    return allOf.every((anyOf) => anyOf.some((filter) => matchesTagFilter(tags, filter)));
  });
}
