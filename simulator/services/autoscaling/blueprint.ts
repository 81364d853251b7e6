import type { RunInstancesRequest } from "@aws-sdk/client-ec2";
import type { World } from "../../core/world.ts";
import { templateOf, versionOf } from "../ec2/template-find.ts";
import type { GroupRecord, OverrideRecord, Settings, TemplateSpec } from "./state.ts";

/** What a launch of this group asks of EC2, and what is remembered of it on the member. */
export interface Blueprint {
  request: Partial<RunInstancesRequest>;
  weight: number;
  launchTemplate?: TemplateSpec;
  launchConfiguration?: string;
}

const nameOrId = ({ LaunchTemplateId: id, LaunchTemplateName: name }: TemplateSpec) =>
  id === undefined ? { LaunchTemplateName: name } : { LaunchTemplateId: id };

/** The template specification that a launch of this configuration uses, if it uses one. */
export function templateSpecOf(settings: Settings, override?: OverrideRecord): TemplateSpec | undefined {
  return (
    override?.LaunchTemplateSpecification ??
    settings.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification ??
    settings.LaunchTemplate
  );
}

export const overridesOf = (settings: Settings): OverrideRecord[] =>
  settings.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];

/**
 * The next launch's blueprint. The template's version is looked up now: `$Latest` and `$Default` move.
 * A mixed instances policy launches its first override (a prioritized on-demand strategy).
 * @throws AwsError when the template or its version is gone
 */
export function blueprintOf(world: World, group: GroupRecord): Blueprint {
  const [override] = overridesOf(group.settings);
  const spec = templateSpecOf(group.settings, override);
  if (!spec) return fromConfiguration(world, group);
  const template = templateOf(world, nameOrId(spec));
  const version = versionOf(template, spec.Version);
  return {
    request: {
      LaunchTemplate: { LaunchTemplateId: template.id, Version: String(version.number) },
      ...(override?.InstanceType !== undefined && { InstanceType: override.InstanceType as "t3.micro" }),
      ...(override?.ImageId !== undefined && { ImageId: override.ImageId }),
    },
    weight: Number(override?.WeightedCapacity ?? 1),
    launchTemplate: {
      LaunchTemplateId: template.id,
      LaunchTemplateName: template.name,
      Version: String(version.number),
    },
  };
}

function fromConfiguration(world: World, group: GroupRecord): Blueprint {
  const name = group.settings.LaunchConfigurationName ?? "";
  const given = world.autoScaling.launchConfigurations[name]?.settings ?? {};
  const profile = given["IamInstanceProfile"] as string | undefined;
  const profileKey = profile?.startsWith("arn:") ? "Arn" : "Name";
  return {
    request: {
      ImageId: given["ImageId"] as string,
      InstanceType: given["InstanceType"] as "t3.micro",
      SecurityGroupIds: given["SecurityGroups"] as string[],
      ...(given["KeyName"] !== undefined && { KeyName: given["KeyName"] as string }),
      ...(profile !== undefined && { IamInstanceProfile: { [profileKey]: profile } }),
    },
    weight: 1,
    launchConfiguration: name,
  };
}
