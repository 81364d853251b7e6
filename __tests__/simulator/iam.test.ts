import { authorize } from "../../simulator/core/authorize.ts";
import type { Statement } from "../../simulator/core/iam.ts";
import { newWorld } from "../../simulator/core/new-world.ts";
import { refusal, smallWorld } from "./small-world.ts";

const arn = "arn:aws:iam::123456789012:role/deployer";

/** Whether the role may, under these statements. */
function may(statements: Statement[], action: string, resource?: string, who = arn): boolean {
  const world = newWorld();
  world.iam.policies[arn] = { Version: "2012-10-17", Statement: statements };
  return authorize(world, { arn: who }, action, resource);
}

const allow = (Action: string | string[], Resource: string | string[] = "*"): Statement => ({
  Effect: "Allow",
  Action,
  Resource,
});

test("iam 1: allow, deny, nothing said", () => {
  expect(authorize(newWorld(), { arn }, "ec2:RunInstances")).toBe(true);
  expect(may([], "ec2:RunInstances")).toBe(false);
  expect(may([allow("ec2:*")], "ec2:RunInstances")).toBe(true);
  expect(
    may([allow("ec2:*"), { Effect: "Deny", Action: "ec2:Run*", Resource: "*" }], "ec2:RunInstances"),
  ).toBe(false);
});

test.each([
  ["ec2:Describe*", "ec2:DescribeInstances", true],
  ["EC2:describeInstances", "ec2:DescribeInstances", true],
  ["ec2:Describe?nstances", "ec2:DescribeInstances", true],
  ["ec2:Describe", "ec2:DescribeInstances", false],
])("iam 2: %s on %s: %s", (pattern, action, expected) => {
  expect(may([allow(["ssm:GetParameter", pattern])], action)).toBe(expected);
});

test("iam 2, 3: resources", () => {
  const own = "arn:aws:ssm:us-east-1:123456789012:parameter/bluegreen/*";
  const name = (rest: string): string => `arn:aws:ssm:us-east-1:123456789012:parameter/${rest}`;
  expect(may([allow("ssm:*", own)], "ssm:PutParameter", name("bluegreen/web/1"))).toBe(true);
  expect(may([allow("ssm:*", own)], "ssm:PutParameter", name("other"))).toBe(false);
  expect(may([allow("ssm:*", own)], "ssm:DescribeParameters")).toBe(true);
});

test("iam 4: conditions are not judged", () => {
  const Condition = { StringEquals: { "aws:RequestTag/team": "shop" } };
  expect(may([{ ...allow("ec2:*"), Condition }], "ec2:CreateTags")).toBe(true);
  const deny: Statement = { Effect: "Deny", Action: "ec2:*", Resource: "*", Condition };
  expect(may([allow("ec2:*"), deny], "ec2:CreateTags")).toBe(true);
});

test("iam 5: a session has its role's policy", () => {
  const session = "arn:aws:sts::123456789012:assumed-role/deployer/run-1";
  expect(may([allow("ec2:*")], "ec2:CreateTags", "*", session)).toBe(true);
  expect(may([allow("ec2:*")], "ssm:PutParameter", "*", session)).toBe(false);
});

test("iam 6: dependent permissions are enforced, and told by name", () => {
  const small = smallWorld();
  small.world.iam.policies[arn] = { Version: "2012-10-17", Statement: [allow("ssm:PutParameter")] };
  const put = () => small.call("ssm:PutParameter", { Name: "/a", Value: "1", Type: "String" }, arn);
  expect(put).not.toThrow();
  const get = refusal(() => small.call("ssm:GetParameter", { Name: "/a" }, arn));
  expect(get.name).toBe("AccessDeniedException");
  expect(get.message).toContain(`${arn} is not authorized to perform: ssm:GetParameter`);
});

test("iam 7: credentials of a role are its session", () => {
  const small = smallWorld();
  const assumed = small.call("sts:AssumeRole", { RoleArn: arn, RoleSessionName: "run-1" });
  const session = "arn:aws:sts::123456789012:assumed-role/deployer/run-1";
  expect(assumed.AssumedRoleUser!.Arn).toBe(session);
  expect(small.world.iam.accessKeys[assumed.Credentials!.AccessKeyId!]).toBe(session);
  expect(small.call("sts:GetCallerIdentity", {}, session)).toMatchObject({
    Account: "123456789012",
    Arn: session,
  });
  const web = small.call("sts:AssumeRoleWithWebIdentity", {
    RoleArn: arn,
    RoleSessionName: "run-2",
    WebIdentityToken: "token",
  });
  expect(web.Credentials!.Expiration!.getTime()).toBe(small.world.now + 3_600_000);
  const wrong = () => small.call("sts:AssumeRole", { RoleArn: "role", RoleSessionName: "run-1" });
  expect(refusal(wrong).name).toBe("ValidationError");
});
