import type { LaunchTemplate } from "@aws-sdk/client-ec2";
import { AwsError } from "../../core/aws-error.ts";
import { hexId } from "../../core/random.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { filtered, paged } from "./filters.ts";
import { lookUp } from "./refuse.ts";
import { shownTags, tagsFor } from "./tags.ts";
import { latestOf, templateOf, versionOf } from "./template-find.ts";
import { addVersion, warningsFor } from "./template-versions.ts";
import { oncePerToken } from "./tokens.ts";
import type { TemplateRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-ec2")>;

const shown = (world: World, template: TemplateRecord): LaunchTemplate => ({
  LaunchTemplateId: template.id,
  LaunchTemplateName: template.name,
  CreateTime: new Date(template.createdAt),
  CreatedBy: template.createdBy,
  DefaultVersionNumber: template.defaultVersion,
  LatestVersionNumber: latestOf(template),
  Tags: shownTags(world.ec2.tags[template.id]),
});

const createLaunchTemplate: Handlers["CreateLaunchTemplate"] = (world, input, { principal }) => {
  const name = input.LaunchTemplateName ?? "";
  if (!/^[a-zA-Z0-9().\-/_]{3,128}$/.test(name)) {
    throw new AwsError(
      "InvalidLaunchTemplateName.MalformedException",
      `Invalid launch template name: ${name}`,
    );
  }
  const [id = ""] = oncePerToken(world, "CreateLaunchTemplate", input, () => {
    if (Object.values(world.ec2.templates).some((template) => template.name === name)) {
      throw new AwsError(
        "InvalidLaunchTemplateName.AlreadyExistsException",
        "Launch template name already in use.",
      );
    }
    const made = hexId(world, "lt-", 17);
    const times = { createdAt: world.now, createdBy: principal.arn };
    const template: TemplateRecord = { id: made, name, ...times, defaultVersion: 1, given: 0, versions: {} };
    world.ec2.templates[made] = template;
    addVersion(world, template, input.LaunchTemplateData ?? {}, input.VersionDescription, principal.arn);
    world.ec2.tags[made] = tagsFor("launch-template", input.TagSpecifications);
    return [made];
  });
  const warning = warningsFor(world, input.LaunchTemplateData ?? {});
  return { LaunchTemplate: shown(world, world.ec2.templates[id]!), ...warning };
};

const modifyLaunchTemplate: Handlers["ModifyLaunchTemplate"] = (world, input) => {
  const template = templateOf(world, input);
  if (input.DefaultVersion !== undefined) {
    template.defaultVersion = versionOf(template, input.DefaultVersion).number;
  }
  return { LaunchTemplate: shown(world, template) };
};

const deleteLaunchTemplate: Handlers["DeleteLaunchTemplate"] = (world, input) => {
  const template = templateOf(world, input);
  const answer = shown(world, template);
  delete world.ec2.templates[template.id];
  delete world.ec2.tags[template.id];
  return { LaunchTemplate: answer };
};

const describeLaunchTemplates: Handlers["DescribeLaunchTemplates"] = (world, input) => {
  const byId = input.LaunchTemplateIds ?? [];
  const byName = input.LaunchTemplateNames ?? [];
  const { templates } = world.ec2;
  const all =
    byId.length + byName.length === 0
      ? Object.values(templates)
      : [
          ...lookUp("template", templates, byId),
          ...byName.map((name) => templateOf(world, { LaunchTemplateName: name })),
        ];
  const table = {
    "launch-template-name": ({ name }: TemplateRecord) => [name],
    "create-time": ({ createdAt }: TemplateRecord) => [new Date(createdAt).toISOString()],
  };
  const found = filtered(all, input.Filters, table, ({ id }) => world.ec2.tags[id] ?? {});
  const { items, ...next } = paged(world, found, ({ id }) => id, input, { min: 1, max: 200 });
  return { LaunchTemplates: items.map((template) => shown(world, template)), ...next };
};

export const templateHandlers = {
  CreateLaunchTemplate: createLaunchTemplate,
  ModifyLaunchTemplate: modifyLaunchTemplate,
  DeleteLaunchTemplate: deleteLaunchTemplate,
  DescribeLaunchTemplates: describeLaunchTemplates,
} satisfies Handlers;
