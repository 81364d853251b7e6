import type * as Client from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../core/aws-error.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { balancerWith, groupWith, listenerWith, ruleWith } from "./lookup.ts";

/** Tags of load balancers, target groups, listeners and rules. */
export const tags = {
  AddTags: (world, input) => {
    for (const arn of input.ResourceArns ?? []) {
      mustExist(world, arn);
      setTags(world, arn, input.Tags ?? []);
    }
    return {};
  },

  RemoveTags: (world, input) => {
    for (const arn of input.ResourceArns ?? []) {
      mustExist(world, arn);
      for (const key of input.TagKeys ?? []) delete world.elb.tags[arn]?.[key];
    }
    return {};
  },

  DescribeTags: (world, input) => ({
    TagDescriptions: (input.ResourceArns ?? []).map((arn) => {
      mustExist(world, arn);
      const list = Object.entries(world.elb.tags[arn] ?? {}).map(([Key, Value]) => ({ Key, Value }));
      return { ResourceArn: arn, Tags: list };
    }),
  }),
} satisfies HandlersOf<typeof Client>;

/** Adds or overwrites tags; at most 50 on one resource. */
export function setTags(world: World, arn: string, given: readonly Client.Tag[]): void {
  const keys = given.map(({ Key }) => Key);
  if (new Set(keys).size < keys.length)
    throw new AwsError("DuplicateTagKeysException", "Tag keys must be unique within one request");
  const own = (world.elb.tags[arn] ??= {});
  for (const { Key = "", Value = "" } of given) own[Key] = Value;
  if (Object.keys(own).length > 50)
    throw new AwsError("TooManyTagsException", "You've reached the limit on the number of tags per resource");
}

const kinds: Record<string, (world: World, arn: string) => unknown> = {
  loadbalancer: balancerWith,
  targetgroup: groupWith,
  listener: listenerWith,
  "listener-rule": ruleWith,
};

function mustExist(world: World, arn: string): void {
  const kind = arn.split(":")[5]?.split("/")[0] ?? "";
  const find = kinds[kind];
  if (find === undefined) throw new AwsError("ValidationError", `'${arn}' is not a valid resource ARN`);
  find(world, arn);
}
