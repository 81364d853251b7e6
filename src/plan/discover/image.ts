import type { Image } from "@aws-sdk/client-ec2";
import { refusedWith } from "../../aws/aws-error.ts";
import type { Aws } from "../../aws/call.ts";
import type { AmiInput } from "../../inputs/parsers.ts";

const AMI_ID = /^ami-[0-9a-f]+$/;

/**
 * The id of the AMI asked for, its parameter read once; "" when there is none, or it holds anything else: that may be a
 * secret, and is shown to nobody.
 */
export async function pinImage(aws: Aws, ami: AmiInput): Promise<string> {
  if (ami.kind === "ami") return ami.id;
  try {
    const Name = ami.selector ? `${ami.path}:${ami.selector}` : ami.path;
    const held = (await aws("ssm:GetParameter", { Name })).Parameter?.Value?.trim() ?? "";
    return AMI_ID.test(held) ? held : "";
  } catch (error) {
    if (refusedWith(error, "ParameterNotFound", "ParameterVersionNotFound")) return "";
    throw error;
  }
}

/** The image of that id; undefined when AWS does not know it or does not show it to us. */
export async function readImage(aws: Aws, id: string): Promise<Image | undefined> {
  if (!AMI_ID.test(id)) return undefined;
  try {
    return (await aws("ec2:DescribeImages", { ImageIds: [id] })).Images?.[0];
  } catch (error) {
    if (refusedWith(error, "InvalidAMIID.NotFound", "InvalidAMIID.Unavailable", "InvalidAMIID.Malformed"))
      return undefined;
    throw error;
  }
}
