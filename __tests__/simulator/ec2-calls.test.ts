import { dispatch } from "../../simulator/core/dispatch.ts";
import { image, template } from "./group-world.ts";
import { refusal, smallWorld } from "./small-world.ts";
import type { Small } from "./small-world.ts";

const run = (small: Small, ImageId: string, more: object = {}) =>
  small.call("ec2:RunInstances", {
    ImageId,
    InstanceType: "t3.micro",
    SubnetId: small.subnets[0]!,
    MinCount: 1,
    MaxCount: 1,
    ...more,
  });

test("ec2 1: malformed and unknown ids fail the whole call, in EC2's words", () => {
  const small = smallWorld();
  const { call } = small;
  const id = image(small, "a");
  const describe = (ImageIds: string[]) => refusal(() => call("ec2:DescribeImages", { ImageIds }));
  expect(describe([id, "nonsense"]).name).toBe("InvalidAMIID.Malformed");
  expect(describe([id, "ami-0123456789abcdef0"])).toEqual({
    name: "InvalidAMIID.NotFound",
    message: "The image id '[ami-0123456789abcdef0]' does not exist",
  });
  const unknown = refusal(() => call("ec2:DescribeInstances", { InstanceIds: ["i-0123456789abcdef0"] }));
  expect(unknown.name).toBe("InvalidInstanceID.NotFound");
});

test.each(["412", "400"])("ec2 2: DryRun only asks for permission (%s)", (status) => {
  const small = smallWorld({ switches: { "ec2-dry-run-status": status } });
  const call = { requestId: "1", principal: { arn: "arn:aws:iam::123456789012:root" } };
  const dry = { InstanceIds: ["i-0123456789abcdef0"], DryRun: true };
  expect(() => dispatch(small.world, "ec2:TerminateInstances", dry, call)).toThrow(
    expect.objectContaining({ name: "DryRunOperation", status: Number(status) }),
  );
});

test("ec2 3: filters with wildcards, alternatives and unknown names", () => {
  const small = smallWorld();
  const { call } = small;
  for (const name of ["web-1", "web-2", "db-1"]) image(small, name);
  const found = (...Filters: { Name: string; Values: string[] }[]) =>
    call("ec2:DescribeImages", { Filters }).Images!.map(({ Name }) => Name);
  expect(found({ Name: "name", Values: ["web-*"] })).toEqual(["web-1", "web-2"]);
  expect(found({ Name: "name", Values: ["web-?", "db-1"] })).toHaveLength(3);
  expect(found({ Name: "name", Values: ["web.*"] })).toEqual([]);
  const both = [
    { Name: "tag:simulator:application", Values: ["baked"] },
    { Name: "name", Values: ["db-1"] },
  ];
  expect(found(...both)).toEqual(["db-1"]);
  expect(refusal(() => found({ Name: "colour", Values: ["red"] })).name).toBe("InvalidParameterValue");
});

test("ec2 4: pages, but not together with ids", () => {
  const small = smallWorld();
  const { call, pass } = small;
  const [first] = run(small, image(small, "a"), { MinCount: 7, MaxCount: 7 }).Instances!;
  pass(60);
  const one = call("ec2:DescribeInstances", { MaxResults: 5 });
  const two = call("ec2:DescribeInstances", { MaxResults: 5, NextToken: one.NextToken });
  const count = [one, two].map(
    ({ Reservations }) => Reservations!.flatMap(({ Instances }) => Instances!).length,
  );
  expect(count).toEqual([5, 2]);
  expect(two.NextToken).toBeUndefined();
  const mixed = () => call("ec2:DescribeInstances", { InstanceIds: [first!.InstanceId!], MaxResults: 5 });
  expect(refusal(mixed).name).toBe("InvalidParameterCombination");
});

test("ec2 5: a client token makes a launch happen once per zone", () => {
  const small = smallWorld();
  const id = image(small, "a");
  const launch = (subnet: number, count = 1) =>
    run(small, id, { ClientToken: "t", SubnetId: small.subnets[subnet]!, MinCount: count, MaxCount: count })
      .Instances![0]!.InstanceId;
  expect(launch(0)).toBe(launch(0));
  expect(launch(1)).not.toBe(launch(0));
  expect(refusal(() => launch(0, 2)).name).toBe("IdempotentParameterMismatch");
  const long = { ClientToken: "x".repeat(100) };
  expect(refusal(() => run(small, id, long)).name).toBe("InvalidParameterValue");
  const longer = smallWorld({ switches: { "ec2-client-token-length": "128" } });
  expect(() => run(longer, image(longer, "a"), long)).not.toThrow();
});

test("ec2 6, 7: addresses are counted, and run out", () => {
  const small = smallWorld();
  const { call, pass, vpcId } = small;
  const block = { VpcId: vpcId, CidrBlock: "10.0.200.0/28", AvailabilityZone: "us-east-1a" };
  const subnet = call("ec2:CreateSubnet", block).Subnet!;
  expect(subnet.AvailableIpAddressCount).toBe(11);
  const id = image(small, "a");
  const launch = (MinCount: number, MaxCount: number) =>
    run(small, id, { SubnetId: subnet.SubnetId, MinCount, MaxCount }).Instances!.map(
      ({ InstanceId }) => InstanceId!,
    );
  const free = () =>
    call("ec2:DescribeSubnets", { SubnetIds: [subnet.SubnetId!] }).Subnets![0]!.AvailableIpAddressCount;
  const some = launch(4, 4);
  expect(free()).toBe(7);
  expect(refusal(() => launch(8, 8)).name).toBe("InsufficientFreeAddressesInSubnet");
  expect(launch(2, 8)).toHaveLength(7);
  pass(60);
  call("ec2:TerminateInstances", { InstanceIds: some });
  expect(free()).toBe(0);
  pass(60);
  expect(free()).toBe(4);
});

test("ec2 8: images come with snapshots, copies are pending, deregistered ones are gone", () => {
  const small = smallWorld();
  const { call, pass } = small;
  const id = image(small, "a");
  const [first] = call("ec2:DescribeImages", { ImageIds: [id] }).Images!;
  expect(first).toMatchObject({ State: "available", RootDeviceName: "/dev/xvda", Architecture: "x86_64" });
  expect(first!.BlockDeviceMappings![0]!.Ebs).toMatchObject({
    VolumeSize: 8,
    SnapshotId: expect.stringMatching(/^snap-/),
  });
  const copy = call("ec2:CopyImage", { Name: "b", SourceImageId: id, SourceRegion: "us-east-1" }).ImageId!;
  const stateOf = (one: string) => call("ec2:DescribeImages", { ImageIds: [one] }).Images![0]!.State;
  expect(stateOf(copy)).toBe("pending");
  pass(200);
  expect(stateOf(copy)).toBe("available");
  call("ec2:DisableImage", { ImageId: copy });
  expect(call("ec2:DescribeImages", {}).Images!.map(({ ImageId }) => ImageId)).toEqual([id]);
  expect(call("ec2:DescribeImages", { IncludeDisabled: true }).Images).toHaveLength(2);
  call("ec2:DeregisterImage", { ImageId: id });
  expect(refusal(() => stateOf(id)).name).toBe("InvalidAMIID.NotFound");
  expect(refusal(() => image(small, "b")).name).toBe("InvalidAMIName.Duplicate");
});

test("ec2 9: an image must be available and fit the instance type", () => {
  const small = smallWorld();
  const { call } = small;
  const id = image(small, "a");
  const copy = call("ec2:CopyImage", { Name: "b", SourceImageId: id, SourceRegion: "us-east-1" }).ImageId!;
  expect(refusal(() => run(small, copy)).name).toBe("InvalidAMIID.Unavailable");
  const other = refusal(() => run(small, id, { InstanceType: "t4g.micro" }));
  expect(other.message).toContain("does not match the architecture 'x86_64' of the specified AMI");
  expect(refusal(() => run(small, id, { InstanceType: "z9.huge" })).name).toBe("InvalidParameterValue");
  const [type] = call("ec2:DescribeInstanceTypes", { InstanceTypes: ["t4g.micro"] }).InstanceTypes!;
  expect(type!.ProcessorInfo!.SupportedArchitectures).toEqual(["arm64"]);
});

test("ec2 24: launching with tags and a profile needs more than ec2:RunInstances", () => {
  const small = smallWorld();
  const arn = "arn:aws:iam::123456789012:role/deployer";
  const id = image(small, "a");
  const tagged = template(small, id, "tagged", {
    IamInstanceProfile: { Name: "web" },
    TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "a", Value: "b" }] }],
  });
  const allowed: string[] = [];
  small.world.iam.policies[arn] = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: allowed, Resource: "*" }],
  };
  const launch = () =>
    small.call(
      "ec2:RunInstances",
      { LaunchTemplate: { LaunchTemplateId: tagged }, SubnetId: small.subnets[0]!, MinCount: 1, MaxCount: 1 },
      arn,
    );
  for (const action of ["ec2:RunInstances", "ec2:CreateTags", "iam:PassRole"]) {
    const { name, message } = refusal(launch);
    expect(name).toBe("UnauthorizedOperation");
    expect(message).toContain(`not authorized to perform: ${action} on`);
    allowed.push(action);
  }
  expect(launch).not.toThrow();
});

test("ec2 29: a page may hold fewer records than were asked for", () => {
  const small = smallWorld();
  for (const name of ["a", "b", "c"]) image(small, name);
  small.world.faults.push({ kind: "quota", name: "records-per-page", value: 1 });
  const seen: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = small.call("ec2:DescribeImages", {
      Owners: ["self"],
      MaxResults: 100,
      ...(NextToken ? { NextToken } : {}),
    });
    expect(page.Images!.length).toBe(1);
    seen.push(page.Images![0]!.ImageId!);
    NextToken = page.NextToken;
  } while (NextToken);
  expect(new Set(seen).size).toBe(3);
});
