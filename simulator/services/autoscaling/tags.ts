import type { Tag, TagDescription } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../core/aws-error.ts";
import type { HandlersOf } from "../../core/service.ts";
import { page } from "./pages.ts";
import { groupCalled, invalid } from "./refuse.ts";
import type { GroupRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

/** Keys of AWS's own are refused. */
export function checkTags(tags: readonly Tag[]): void {
  const reserved = tags.find(({ Key: key = "" }) => key.toLowerCase().startsWith("aws:"));
  if (reserved) throw invalid(`Tag keys starting with aws: are reserved for system use: ${reserved.Key}`);
  if (tags.some(({ Key: key = "" }) => key === "" || key.length > 128)) {
    throw invalid("Tag keys must have between 1 and 128 characters.");
  }
}

/** Running instances keep the tags they have; propagation defaults to true (as seen in CodeDeploy's copies). */
export function setTag(group: GroupRecord, tag: Tag): void {
  const { Key: key = "", Value: value = "", PropagateAtLaunch: propagate = true } = tag;
  group.tags[key] = { value, propagate };
  if (Object.keys(group.tags).length > 50) throw new AwsError("LimitExceededFault", "More than 50 tags.");
}

export const shownTags = (group: GroupRecord): TagDescription[] =>
  Object.entries(group.tags).map(([Key, { value, propagate }]) => ({
    ResourceId: group.name,
    ResourceType: "auto-scaling-group",
    Key,
    Value: value,
    PropagateAtLaunch: propagate,
  }));

const createOrUpdateTags: Handlers["CreateOrUpdateTags"] = (world, { Tags: tags = [] }) => {
  checkTags(tags);
  const pairs = tags.map((tag) => ({ tag, group: groupCalled(world, tag.ResourceId) }));
  for (const { tag, group } of pairs) setTag(group, tag);
};

const deleteTags: Handlers["DeleteTags"] = (world, { Tags: tags = [] }) => {
  for (const { ResourceId: name, Key: key = "", Value: value } of tags) {
    const group = groupCalled(world, name);
    if (value === undefined || group.tags[key]?.value === value) delete group.tags[key];
  }
};

/** By filter name, what of a tag it looks at. */
const filterable: Readonly<Record<string, (tag: TagDescription) => string | undefined>> = {
  "auto-scaling-group": ({ ResourceId }) => ResourceId,
  key: ({ Key }) => Key,
  value: ({ Value }) => Value,
  "propagate-at-launch": ({ PropagateAtLaunch }) => String(PropagateAtLaunch),
};

const describeTags: Handlers["DescribeTags"] = (world, input) => {
  const filters = (input.Filters ?? []).map(({ Name: name = "", Values: values = [] }) => {
    const read = filterable[name];
    if (!read)
      throw invalid(
        `Filter type ${name} is not correct. Allowed Filter types are: [${Object.keys(filterable).join(", ")}]`,
      );
    return (tag: TagDescription): boolean => values.includes(read(tag) ?? "");
  });
  const all = Object.values(world.autoScaling.groups).flatMap(shownTags);
  const found = all.filter((tag) => filters.every((fits) => fits(tag)));
  const { items, ...next } = page(world, found, ({ ResourceId, Key }) => `${ResourceId} ${Key}`, input);
  return { Tags: items, ...next };
};

export const tagHandlers = {
  CreateOrUpdateTags: createOrUpdateTags,
  DeleteTags: deleteTags,
  DescribeTags: describeTags,
} satisfies Handlers;
