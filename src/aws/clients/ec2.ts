import {
  EC2Client,
  CreateLaunchTemplateVersionCommand,
  CreateTagsCommand,
  DeleteLaunchTemplateVersionsCommand,
  DeleteTagsCommand,
  DescribeImagesCommand,
  DescribeInstanceTypesCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeLaunchTemplatesCommand,
  DescribeSubnetsCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";

export const Client = EC2Client;

/** The commands behind the operations of `../operations.ts`. */
export const commands = {
  CreateLaunchTemplateVersion: CreateLaunchTemplateVersionCommand,
  CreateTags: CreateTagsCommand,
  DeleteLaunchTemplateVersions: DeleteLaunchTemplateVersionsCommand,
  DeleteTags: DeleteTagsCommand,
  DescribeImages: DescribeImagesCommand,
  DescribeInstanceTypes: DescribeInstanceTypesCommand,
  DescribeInstances: DescribeInstancesCommand,
  DescribeLaunchTemplateVersions: DescribeLaunchTemplateVersionsCommand,
  DescribeLaunchTemplates: DescribeLaunchTemplatesCommand,
  DescribeSubnets: DescribeSubnetsCommand,
  TerminateInstances: TerminateInstancesCommand,
};
