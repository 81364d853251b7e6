import { image, template } from "./group-world.ts";
import { refusal, smallWorld } from "./small-world.ts";
import type { Small } from "./small-world.ts";

const version = (small: Small, id: string, LaunchTemplateData: object, SourceVersion?: string) =>
  small.call("ec2:CreateLaunchTemplateVersion", {
    LaunchTemplateId: id,
    LaunchTemplateData,
    ...(SourceVersion !== undefined && { SourceVersion }),
  }).LaunchTemplateVersion!;

const read = (small: Small, id: string, ...Versions: string[]) =>
  small
    .call("ec2:DescribeLaunchTemplateVersions", { LaunchTemplateId: id, Versions })
    .LaunchTemplateVersions!.map((one) => one.VersionNumber);

test("ec2 10: $Latest is the highest existing number, $Default the default, no number comes twice", () => {
  const small = smallWorld();
  const { call } = small;
  const id = template(small, image(small, "a"));
  version(small, id, { ImageId: "ami-2" });
  version(small, id, { ImageId: "ami-3" });
  expect([read(small, id, "$Latest"), read(small, id, "$Default")]).toEqual([[3], [1]]);
  call("ec2:DeleteLaunchTemplateVersions", { LaunchTemplateId: id, Versions: ["3"] });
  expect(read(small, id, "$Latest")).toEqual([2]);
  expect(version(small, id, {}).VersionNumber).toBe(4);
  call("ec2:ModifyLaunchTemplate", { LaunchTemplateId: id, DefaultVersion: "2" });
  expect(read(small, id, "$Default")).toEqual([2]);
  expect(read(small, id)).toEqual([4, 2, 1]);
  const gone = refusal(() => read(small, id, "3"));
  expect(gone.name).toBe("InvalidLaunchTemplateId.VersionNotFound");
});

test("ec2 11, 12: a source version is inherited parameter by parameter, without its snapshots", () => {
  const small = smallWorld();
  const id = template(small, image(small, "a"), "web", {
    KeyName: "key",
    BlockDeviceMappings: [
      {
        DeviceName: "/dev/xvda",
        Ebs: { SnapshotId: "snap-0123456789abcdef0", VolumeSize: 20, VolumeType: "gp3" },
      },
    ],
  });
  expect(version(small, id, { ImageId: "ami-2" }).LaunchTemplateData).toEqual({ ImageId: "ami-2" });
  expect(version(small, id, { ImageId: "ami-2" }, "1").LaunchTemplateData).toEqual({
    ImageId: "ami-2",
    InstanceType: "t3.micro",
    KeyName: "key",
    BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 20, VolumeType: "gp3" } }],
  });
  const explicit = [{ DeviceName: "/dev/xvda", Ebs: { SnapshotId: "snap-0123456789abcdef0" } }];
  expect(version(small, id, { BlockDeviceMappings: explicit }, "1").LaunchTemplateData).toMatchObject({
    KeyName: "key",
    BlockDeviceMappings: explicit,
  });
});

test("ec2 13: a template that cannot work is accepted with a warning", () => {
  const small = smallWorld();
  const LaunchTemplateData = { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro" as const };
  const made = small.call("ec2:CreateLaunchTemplate", { LaunchTemplateName: "odd", LaunchTemplateData });
  expect(made.Warning!.Errors).toMatchObject([{ Code: "InvalidAMIID.NotFound" }]);
  const again = () =>
    small.call("ec2:CreateLaunchTemplate", { LaunchTemplateName: "odd", LaunchTemplateData });
  expect(refusal(again).name).toBe("InvalidLaunchTemplateName.AlreadyExistsException");
});

test("ec2 14: the default version stays when others are deleted", () => {
  const small = smallWorld();
  const id = template(small, image(small, "a"));
  version(small, id, {});
  const answer = small.call("ec2:DeleteLaunchTemplateVersions", {
    LaunchTemplateId: id,
    Versions: ["1", "2", "9"],
  });
  const gone = answer.SuccessfullyDeletedLaunchTemplateVersions!.map((one) => one.VersionNumber);
  const kept = answer.UnsuccessfullyDeletedLaunchTemplateVersions!.map((one) => one.ResponseError!.Code);
  expect([gone, kept]).toEqual([[2], ["unexpectedError", "launchTemplateVersionDoesNotExist"]]);
  small.call("ec2:DeleteLaunchTemplate", { LaunchTemplateId: id });
  expect(refusal(() => read(small, id)).name).toBe("InvalidLaunchTemplateId.NotFound");
});

test("ec2 15: an image named by a parameter is looked up at each launch", () => {
  const small = smallWorld();
  const { call } = small;
  const [one, two] = [image(small, "a"), image(small, "b")];
  const put = (Value: string) =>
    call("ssm:PutParameter", { Name: "/ami", Value, Type: "String", Overwrite: true });
  put(one);
  const id = template(small, "resolve:ssm:/ami");
  const launch = () =>
    call("ec2:RunInstances", {
      LaunchTemplate: { LaunchTemplateId: id },
      SubnetId: small.subnets[0]!,
      MinCount: 1,
      MaxCount: 1,
    }).Instances![0]!.ImageId;
  small.pass(60);
  expect(launch()).toBe(one);
  put(two);
  small.pass(60);
  expect(launch()).toBe(two);
  const shown = (ResolveAlias: boolean) =>
    call("ec2:DescribeLaunchTemplateVersions", { LaunchTemplateId: id, ResolveAlias })
      .LaunchTemplateVersions![0]!.LaunchTemplateData!.ImageId;
  expect([shown(false), shown(true)]).toEqual(["resolve:ssm:/ami", two]);
});

test("ec2 16: a request overrides its template; tags are merged", () => {
  const small = smallWorld();
  const tags = (Tags: { Key: string; Value: string }[]) => [{ ResourceType: "instance" as const, Tags }];
  const id = template(small, image(small, "a"), "web", {
    TagSpecifications: tags([
      { Key: "team", Value: "shop" },
      { Key: "stage", Value: "test" },
    ]),
  });
  const [made] = small.call("ec2:RunInstances", {
    LaunchTemplate: { LaunchTemplateId: id },
    InstanceType: "m5.large",
    SubnetId: small.subnets[0]!,
    MinCount: 1,
    MaxCount: 1,
    TagSpecifications: tags([{ Key: "stage", Value: "live" }]),
  }).Instances!;
  expect(made!.InstanceType).toBe("m5.large");
  expect(Object.fromEntries(made!.Tags!.map(({ Key, Value }) => [Key, Value]))).toEqual({
    team: "shop",
    stage: "live",
    "aws:ec2launchtemplate:id": id,
    "aws:ec2launchtemplate:version": "1",
  });
});
