import type { Tag, TagSpecification } from "@aws-sdk/client-ec2";
import { AwsError } from "../../core/aws-error.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { filtered, paged } from "./filters.ts";
import { switchMs } from "./setting.ts";
import { invalidValue } from "./refuse.ts";
import type { InstanceRecord, Tags } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-ec2")>;

/** As the API shows tags; `aws:` ones included. */
export const shownTags = (tags: Tags | undefined): Tag[] =>
  Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));

/** The tags of one resource type among a call's specifications. Only AWS itself may give `aws:` tags. */
export function tagsFor(
  type: string,
  specifications: readonly TagSpecification[] | undefined,
  byAws = false,
): Tags {
  const tags: Tags = {};
  for (const { ResourceType, Tags: given } of specifications ?? []) {
    if (ResourceType !== type) continue;
    for (const { Key = "", Value = "" } of given ?? []) tags[Key] = Value;
  }
  if (!byAws) refuseReserved(tags);
  return tags;
}

function refuseReserved(tags: Tags): void {
  const reserved = Object.keys(tags).find((key) => key.toLowerCase().startsWith("aws:"));
  if (reserved === undefined) return;
  throw invalidValue(
    `Value ( ${reserved} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use`,
  );
}

/** Kinds of resources that carry tags, by the start of their ids; `of` says whether one exists. */
const taggable: Record<string, { type: string; of: (world: World) => Record<string, unknown> }> = {
  "i-": { type: "instance", of: (world) => world.ec2.instances },
  "ami-": { type: "image", of: (world) => world.ec2.images },
  "lt-": { type: "launch-template", of: (world) => world.ec2.templates },
  "subnet-": { type: "subnet", of: (world) => world.ec2.subnets },
  "vpc-": { type: "vpc", of: (world) => world.ec2.vpcs },
  "sg-": { type: "security-group", of: (world) => world.ec2.securityGroups },
  "snap-": { type: "snapshot", of: (world) => world.ec2.snapshots },
};

const kindOf = (id: string) => taggable[id.slice(0, id.indexOf("-") + 1)];

function refuseUnknown(world: World, ids: readonly string[]): void {
  for (const id of ids) {
    const kind = kindOf(id);
    if (!kind) throw new AwsError("InvalidID", `The ID '${id}' is not valid`);
    if (kind.of(world)[id]) continue;
    const code = kind.type === "instance" ? "InvalidInstanceID.NotFound" : "InvalidID";
    throw new AwsError(code, `The ${kind.type} ID '${id}' does not exist`);
  }
}

/** Changes an instance's tags; filters see the old ones for a while. */
export function changeTags(world: World, instance: InstanceRecord, change: (tags: Tags) => void): void {
  const lag = switchMs(world, "ec2-tag-filter-lag");
  const stillOld = instance.oldTags !== undefined && instance.oldTags.until > world.now;
  if (lag > 0) {
    const tags = stillOld ? instance.oldTags!.tags : { ...instance.tags };
    instance.oldTags = { tags, until: world.now + lag };
  }
  change(instance.tags);
}

function changeTagsOf(world: World, id: string, change: (tags: Tags) => void): void {
  const instance = world.ec2.instances[id];
  if (instance) changeTags(world, instance, change);
  else change((world.ec2.tags[id] ??= {}));
}

const createTags: Handlers["CreateTags"] = (world, { Resources: ids = [], Tags: given = [] }) => {
  if (ids.length > 1000) throw invalidValue("The maximum number of resources in one call is 1000.");
  const tags = Object.fromEntries(given.map(({ Key = "", Value = "" }) => [Key, Value]));
  refuseReserved(tags);
  refuseUnknown(world, ids);
  for (const id of ids) {
    const now = world.ec2.instances[id]?.tags ?? world.ec2.tags[id] ?? {};
    const own = Object.keys({ ...now, ...tags }).filter((key) => !key.startsWith("aws:"));
    if (own.length > 50) throw new AwsError("TagLimitExceeded", "More than 50 tags specified");
  }
  for (const id of ids) changeTagsOf(world, id, (now) => Object.assign(now, tags));
  return {};
};

const deleteTags: Handlers["DeleteTags"] = (world, { Resources: ids = [], Tags: given }) => {
  refuseUnknown(world, ids);
  for (const id of ids) {
    changeTagsOf(world, id, (now) => {
      const unwanted = given ?? Object.keys(now).map((Key): Tag => ({ Key }));
      for (const { Key = "", Value } of unwanted) {
        if (!Key.startsWith("aws:") && (Value === undefined || Value === now[Key])) delete now[Key];
      }
    });
  }
  return {};
};

interface TagRow {
  id: string;
  type: string;
  key: string;
  value: string;
}

function tagRows(world: World): TagRow[] {
  const instances = Object.values(world.ec2.instances).map(({ id, tags }): [string, Tags] => [id, tags]);
  return [...instances, ...Object.entries(world.ec2.tags)].flatMap(([id, tags]) =>
    Object.entries(tags).map(([key, value]) => ({ id, type: kindOf(id)?.type ?? "", key, value })),
  );
}

const describeTags: Handlers["DescribeTags"] = (world, input) => {
  const table = {
    "resource-id": ({ id }: TagRow) => [id],
    "resource-type": ({ type }: TagRow) => [type],
    key: ({ key }: TagRow) => [key],
    value: ({ value }: TagRow) => [value],
  };
  const rows = filtered(tagRows(world), input.Filters, table, ({ key, value }) => ({ [key]: value }));
  const { items, ...next } = paged(world, rows, ({ id, key }) => `${id} ${key}`, input);
  const shown = items.map(({ id, type, key, value }) => ({
    ResourceId: id,
    ResourceType: type as "instance",
    Key: key,
    Value: value,
  }));
  return { Tags: shown, ...next };
};

export const tagHandlers = {
  CreateTags: createTags,
  DeleteTags: deleteTags,
  DescribeTags: describeTags,
} satisfies Handlers;
