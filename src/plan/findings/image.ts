import { quoted } from "../../aws/shell.ts";
import type { Facts } from "../facts.ts";
import { foundIf, ofBlue, type Checks } from "./check.ts";

/** How the user named the image. */
const wanted = (id: string, ssm: string | undefined): string => (ssm ? `parameter ${ssm}` : `AMI ${id}`);

/** The AMI's own root device, in GiB; 0 when AWS does not say. */
const rootSize = ({ image }: Facts): number =>
  image?.BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === image.RootDeviceName)?.Ebs
    ?.VolumeSize ?? 0;

/** The disk that the template puts on the AMI's root device. */
const mappedRoot = ({ image, blue }: Facts) =>
  blue?.template?.running.LaunchTemplateData?.BlockDeviceMappings?.find(
    ({ DeviceName }) => DeviceName === image?.RootDeviceName,
  );

const isRoot = (device: string | undefined): boolean => /^\/dev\/(sda1|xvda)$/.test(device ?? "");

/** The image that green is to run. */
export const imageChecks = {
  "image-missing": {
    severity: "error",
    when: "the AMI does not exist, is not shared with this account, or its parameter does not exist",
    find: ({ facts, inputs: { amiId } }) =>
      foundIf(facts.image === undefined, () => {
        const path = amiId.kind === "ssm" ? amiId.path : undefined;
        return {
          where: wanted(facts.imageId, path),
          what:
            facts.imageId === ""
              ? "There is no parameter of this name, version or label, or it holds no AMI id."
              : `There is no AMI ${facts.imageId} that this account may use in this region.`,
          remedy: path
            ? `\`aws ssm get-parameter --name ${quoted(path)}\``
            : "Check the id and the region, and whether the AMI is shared with this account.",
        };
      }),
  },
  "image-unavailable": {
    severity: "error",
    when: "the AMI's state is not `available`, or the account does not allow it",
    find: ({ facts: { image, imageId } }) =>
      foundIf(image !== undefined && (image.State !== "available" || image.ImageAllowed === false), () => ({
        where: `AMI ${imageId}`,
        what:
          image!.State === "available"
            ? "The account's allowed-AMIs settings exclude it."
            : `Its state is ${image!.State}${image!.StateReason?.Message ? ` (${image!.StateReason.Message})` : ""}.`,
        remedy: `Wait until it is available: \`aws ec2 wait image-available --image-ids ${imageId}\`, or use another.`,
      })),
  },
  "image-architecture": {
    severity: "error",
    when: "an instance type of blue does not support the AMI's architecture",
    find: ({ facts: { image, imageId, architectures } }) => {
      const misfits = Object.entries(architectures).filter(
        ([, supported]) => !supported.includes(image?.Architecture ?? ""),
      );
      return foundIf(image !== undefined && misfits.length > 0, () => ({
        where: `AMI ${imageId}`,
        what: `It is built for ${image!.Architecture}; ${misfits.map(([type, supported]) => `${type} runs ${supported.join(" and ")}`).join(", ")}.`,
        remedy:
          "Build the AMI for the architecture of the fleet's instance types, or change those in the launch template first.",
      }));
    },
  },
  "root-device-name": {
    severity: "warning",
    when: "the template maps a root device that is not the AMI's",
    find: ofBlue(({ blue }, { facts: { image, ...facts } }) => {
      const mapped = blue.template?.running.LaunchTemplateData?.BlockDeviceMappings ?? [];
      const other = mapped.find(
        ({ DeviceName }) => isRoot(DeviceName) && DeviceName !== image?.RootDeviceName,
      );
      return foundIf(image !== undefined && other !== undefined && isRoot(image.RootDeviceName), () => ({
        where: `launch template ${blue.template!.template.LaunchTemplateName}`,
        what: `It maps ${other!.DeviceName}, but the root device of ${facts.imageId} is ${image!.RootDeviceName}: the mapping would add a second disk, and the root disk would have the AMI's own size.`,
        remedy: `Map ${image!.RootDeviceName} in the launch template, and move blue to that version first.`,
      }));
    }),
  },
  "root-device-size": {
    severity: "error",
    when: "the template's root disk is smaller than the AMI's",
    find: ofBlue(({ blue }, { facts }) => {
      const size = mappedRoot(facts)?.Ebs?.VolumeSize;
      return foundIf(size !== undefined && size < rootSize(facts), () => ({
        where: `launch template ${blue.template!.template.LaunchTemplateName}`,
        what: `Its root disk has ${size} GiB, the AMI's needs ${rootSize(facts)} GiB: no instance would start.`,
        remedy: `Give ${facts.image!.RootDeviceName} at least ${rootSize(facts)} GiB in the launch template, and move blue to that version first.`,
      }));
    }),
  },
} satisfies Checks;
