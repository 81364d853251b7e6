import { ami, duration, flag, matching, oneOf, revision } from "../../src/inputs/parsers.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";

test.each([
  ["ami-0123456789abcdef0", { kind: "ami", id: "ami-0123456789abcdef0" }],
  ["ami-12345678", { kind: "ami", id: "ami-12345678" }],
  ["ssm:/images/shop", { kind: "ssm", path: "/images/shop" }],
  ["ssm:/images/shop:3", { kind: "ssm", path: "/images/shop", selector: "3" }],
  ["ssm:/images/shop:blessed", { kind: "ssm", path: "/images/shop", selector: "blessed" }],
  [
    "ssm:/aws/service/ami-amazon-linux-latest/al2023",
    { kind: "ssm", path: "/aws/service/ami-amazon-linux-latest/al2023" },
  ],
  ["ami-0123456789ABCDEF0", undefined],
  ["ami-123", undefined],
  ["AMI-12345678", undefined],
  ["i-0123456789abcdef0", undefined],
  ["ssm:images/shop", undefined],
  ["ssm:/images/shop:", undefined],
  ["ssm:/images/shop:0", undefined],
  ["ssm:/images/shop:ssm-label", undefined],
  ["ssm:/images//shop", undefined],
  ["ssm:/images/shop ", undefined],
])("ami %s", (text, value) => expect(ami(text)).toEqual(value));

test.each([
  ["last", { kind: "last" }],
  ["s3://releases/shop-1.zip", { kind: "s3", bucket: "releases", key: "shop-1.zip", bundleType: "zip" }],
  ["s3://releases/a/b/c.tar", { kind: "s3", bucket: "releases", key: "a/b/c.tar", bundleType: "tar" }],
  ["s3://releases/c.tar.gz", { kind: "s3", bucket: "releases", key: "c.tar.gz", bundleType: "tgz" }],
  ["s3://releases/c.TGZ", { kind: "s3", bucket: "releases", key: "c.TGZ", bundleType: "tgz" }],
  [
    "s3://releases/c.zip?versionId=a.b_c",
    { kind: "s3", bucket: "releases", key: "c.zip", bundleType: "zip", versionId: "a.b_c" },
  ],
  [
    "s3://releases/latest?bundleType=tgz",
    { kind: "s3", bucket: "releases", key: "latest", bundleType: "tgz" },
  ],
  [`github:octo/shop@${SHA}`, { kind: "github", repository: "octo/shop", commit: SHA }],
  ["s3://releases/latest", undefined],
  ["s3://releases/", undefined],
  ["s3://Releases/a.zip", undefined],
  ["s3://releases/a.zip?version=1", undefined],
  ["s3://releases/a.zip?versionId=", undefined],
  ["s3://releases/a.zip?bundleType=rar", undefined],
  ["github:octo/shop@main", undefined],
  ["github:octo@0123456", undefined],
  ["latest", undefined],
])("revision %s", (text, value) => expect(revision(text)).toEqual(value));

test.each([
  ["true", true],
  ["True", true],
  ["FALSE", false],
  ["false", false],
  ["yes", undefined],
  ["1", undefined],
  ["constructor", undefined],
])("flag %s", (text, value) => expect(flag(text)).toBe(value));

test.each([
  ["90s", 90_000],
  ["15m", 900_000],
  ["2h", 7_200_000],
  ["0m", undefined],
  ["15", undefined],
  ["1.5h", undefined],
  ["2d", undefined],
  ["-1m", undefined],
])("duration %s", (text, value) => expect(duration(text)).toBe(value));

test("a word is accepted as it is written, a text when all of it fits", () => {
  expect(oneOf("deploy", "plan")("plan")).toBe("plan");
  expect(oneOf("deploy", "plan")("Plan")).toBeUndefined();
  expect(matching(/^[a-z]+$/)("shop")).toBe("shop");
  expect(matching(/^[a-z]+$/)("Shop")).toBeUndefined();
});
