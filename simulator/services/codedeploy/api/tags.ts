import type { HandlersOf } from "../../../core/service.ts";
import type { World } from "../../../core/world.ts";
import { applicationArn, groupArn } from "../names.ts";
import { refuse } from "../refuse.ts";

function checkArn(world: World, arn: string | undefined): string {
  if (!arn) return refuse("ResourceArnRequired", "Resource ARN is required");
  const { applications, groups } = world.codeDeploy;
  const known =
    Object.keys(applications).some((name) => applicationArn(world, name) === arn) ||
    Object.values(groups).some((group) => groupArn(world, group.application, group.name) === arn);
  return known ? arn : refuse("InvalidArn", `The ARN ${arn} is not valid.`);
}

export const tags = {
  ListTagsForResource: (world, input) => ({
    Tags: world.codeDeploy.tags[checkArn(world, input.ResourceArn)] ?? [],
  }),
  TagResource(world, input) {
    const arn = checkArn(world, input.ResourceArn);
    const given = input.Tags ?? [];
    const kept = (world.codeDeploy.tags[arn] ?? []).filter(
      (tag) => !given.some(({ Key }) => Key === tag.Key),
    );
    if (kept.length + given.length > 50) refuse("TagLimitExceeded", "The maximum number of tags is 50.");
    world.codeDeploy.tags[arn] = [...kept, ...structuredClone(given)];
    return {};
  },
  UntagResource(world, input) {
    const arn = checkArn(world, input.ResourceArn);
    const gone = input.TagKeys ?? [];
    world.codeDeploy.tags[arn] = (world.codeDeploy.tags[arn] ?? []).filter((tag) => !gone.includes(tag.Key!));
    return {};
  },
} satisfies HandlersOf<typeof import("@aws-sdk/client-codedeploy")>;
