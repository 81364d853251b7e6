import type {
  BlockDeviceMapping,
  DeleteLaunchTemplateVersionsResult,
  Image,
  LaunchTemplateVersion,
} from "@aws-sdk/client-ec2";
import { shell } from "../aws/shell.ts";
import { allPages } from "../aws/pages.ts";
import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { findGroup, templateOf } from "../fleet/group.ts";
import type { Leftover } from "../outcome.ts";
import { markerOf } from "../releases/names.ts";

export interface CreateTemplateVersionArgs {
  /** The group that is pointed at it; absent in logs of the first version. */
  group?: string;
  template: string;
  /** The version blue really runs; everything but the AMI is taken from it. */
  source: number;
  imageId: string;
}

export interface CreateTemplateVersionMemo {
  /** The new version's number, once it is known. */
  version?: number;
}

/** A new version with the AMI replaced. The client token makes it safe to send again. */
export const createTemplateVersion: Step<CreateTemplateVersionArgs, CreateTemplateVersionMemo> = {
  title: ({ template, source, imageId }) =>
    `Create a version of ${template} from version ${source} with ${imageId}`,
  begin: async () => ({}),
  async apply(ctx, { template, source, imageId }) {
    const devices = await newDevices(ctx, template, source, imageId);
    const { LaunchTemplateVersion: made } = await ctx.aws("ec2:CreateLaunchTemplateVersion", {
      LaunchTemplateId: template,
      SourceVersion: String(source),
      VersionDescription: marker(ctx),
      ClientToken: `bluegreen-${ctx.release.nonce}`,
      LaunchTemplateData: { ImageId: imageId, ...(devices ? { BlockDeviceMappings: devices } : {}) },
    });
    ctx.emit({ kind: "output", name: "launch-template-version", value: String(made!.VersionNumber) });
    return { version: made!.VersionNumber! };
  },
  undo: {
    what: "template",
    beside: true,
    async run(ctx, { template, group }, memo) {
      if (group && memo.version) await refuseInUse(ctx, group, template, memo.version);
      const Versions = memo.version ? [String(memo.version)] : await versionsOfThisRelease(ctx, template);
      if (Versions.length === 0) return [];
      const deleted = await ctx.aws("ec2:DeleteLaunchTemplateVersions", {
        LaunchTemplateId: template,
        Versions,
      });
      return keptVersions(deleted).map(({ version, why }) => ({ ...leftVersion(template, version), why }));
    },
  },
  leaves: ({ template }, { version }) => (version ? [leftVersion(template, version)] : []),
};

const leftVersion = (template: string, version: number): Leftover => ({
  what: `version ${version} of launch template ${template}`,
  why: "",
  command: shell`aws ec2 delete-launch-template-versions --launch-template-id ${template} --versions ${version}`,
});

/** The call succeeds even where it does not delete a version, as the template's default one (EC2 API reference). */
export const keptVersions = ({
  UnsuccessfullyDeletedLaunchTemplateVersions: kept = [],
}: DeleteLaunchTemplateVersionsResult): { version: number; why: string }[] =>
  kept
    .filter(({ ResponseError }) => ResponseError?.Code !== "launchTemplateVersionDoesNotExist")
    .map(({ VersionNumber, ResponseError }) => ({
      version: VersionNumber!,
      why: ResponseError?.Message ?? ResponseError?.Code ?? "AWS says nothing of why",
    }));

/** Without the version that it launches from a group launches nothing, and takes no other change. */
async function refuseInUse(ctx: Context, group: string, template: string, version: number): Promise<void> {
  const now = await findGroup(ctx.aws, group);
  if (!now || templateOf(now)?.Version !== String(version)) return;
  throw new Failure(
    "version-in-use",
    `${group} still launches from version ${version} of ${template}: it gets its own back first.`,
  );
}

const marker = (ctx: Context): string =>
  markerOf(ctx.release.target, ctx.release.number, ctx.release.nonce).slice(-255);

/** Killed between the call and its record: the version is found by its description. */
async function versionsOfThisRelease(ctx: Context, template: string): Promise<string[]> {
  const versions = await allPages(
    (token) =>
      ctx.aws("ec2:DescribeLaunchTemplateVersions", {
        LaunchTemplateId: template,
        MaxResults: 200,
        ...(token ? { NextToken: token } : {}),
      }),
    (page) => page.LaunchTemplateVersions,
    (page) => page.NextToken,
  );
  return versions
    .filter(({ VersionDescription }) => VersionDescription === marker(ctx))
    .map(({ VersionNumber }) => String(VersionNumber));
}

async function newDevices(
  ctx: Context,
  template: string,
  source: number,
  imageId: string,
): Promise<BlockDeviceMapping[] | undefined> {
  const { LaunchTemplateVersions } = await ctx.aws("ec2:DescribeLaunchTemplateVersions", {
    LaunchTemplateId: template,
    Versions: [String(source)],
  });
  const { Images } = await ctx.aws("ec2:DescribeImages", { ImageIds: [imageId] });
  return blockDevices(LaunchTemplateVersions![0]!, Images![0]!);
}

/**
 * Rule 21: on devices that the AMI maps, type, size and encryption are kept and the old disk's snapshot is dropped, or
 * green would boot the old disk; on the others the snapshot must be named, or AWS ignores it
 * (EC2 API reference, CreateLaunchTemplateVersion). Undefined: the template maps no devices.
 */
export function blockDevices(source: LaunchTemplateVersion, image: Image): BlockDeviceMapping[] | undefined {
  const mappings = source.LaunchTemplateData?.BlockDeviceMappings;
  if (!mappings || mappings.length === 0) return undefined;
  const ofImage = new Set((image.BlockDeviceMappings ?? []).map(({ DeviceName }) => DeviceName));
  return mappings.map((mapping) => {
    if (!mapping.Ebs || !ofImage.has(mapping.DeviceName)) return mapping;
    const { SnapshotId: _old, ...ebs } = mapping.Ebs;
    return { ...mapping, Ebs: ebs };
  });
}
