import { refusal, smallWorld } from "./small-world.ts";
import type { Small } from "./small-world.ts";

const put = ({ call }: Small, Name: string, Value: string, more: object = {}) =>
  call("ssm:PutParameter", { Name, Value, Type: "String", ...more });
const read = ({ call }: Small, Name: string): string => call("ssm:GetParameter", { Name }).Parameter!.Value!;
const quick = (switches: Record<string, string> = {}): Small =>
  smallWorld({ switches: { "ssm-read-lag": "none", ...switches } });

test("ssm 1: creating is atomic, overwriting counts up", () => {
  const small = quick();
  expect(put(small, "/a", "1")).toMatchObject({ Version: 1, Tier: "Standard" });
  expect(refusal(() => put(small, "/a", "2")).name).toBe("ParameterAlreadyExists");
  expect(put(small, "/a", "2", { Overwrite: true }).Version).toBe(2);
  expect(read(small, "/a")).toBe("2");
});

test("ssm 2: reads lag, writes do not", () => {
  const small = smallWorld();
  put(small, "/a", "1");
  expect(refusal(() => read(small, "/a")).name).toBe("ParameterNotFound");
  expect(refusal(() => put(small, "/a", "1")).name).toBe("ParameterAlreadyExists");
  small.pass(3);
  put(small, "/a", "2", { Overwrite: true });
  expect(read(small, "/a")).toBe("1");
  small.pass(3);
  expect(read(small, "/a")).toBe("2");
});

test("ssm 3: versions and labels select", () => {
  const small = quick();
  put(small, "/a", "1");
  put(small, "/a", "2", { Overwrite: true });
  small.call("ssm:LabelParameterVersion", { Name: "/a", ParameterVersion: 1, Labels: ["live"] });
  expect(read(small, "/a:1")).toBe("1");
  expect(read(small, "/a:live")).toBe("1");
  expect(small.call("ssm:GetParameter", { Name: "/a:live" }).Parameter).toMatchObject({
    Name: "/a",
    Selector: ":live",
    Version: 1,
  });
  expect(refusal(() => read(small, "/a:3")).name).toBe("ParameterVersionNotFound");
  expect(refusal(() => read(small, "/b"))).toEqual({ name: "ParameterNotFound", message: "" });
  const told = quick({ "ssm-not-found-text": "names-it" });
  expect(refusal(() => read(told, "/b")).message).toBe("Parameter /b not found.");
});

test("ssm 4: several at once", () => {
  const small = quick();
  put(small, "/a", "1");
  const { Parameters, InvalidParameters } = small.call("ssm:GetParameters", { Names: ["/a", "/b", "/a:7"] });
  expect(Parameters!.map(({ Name }) => Name)).toEqual(["/a"]);
  expect(InvalidParameters).toEqual(["/b", "/a:7"]);
  const many = Array.from({ length: 11 }, (_, n) => `/n${n}`);
  expect(refusal(() => small.call("ssm:GetParameters", { Names: many })).name).toBe("ValidationException");
});

test.each(["sparse", "full"])("ssm 5: by path, to the last token nothing is missed (%s)", (setting) => {
  const small = quick({ "ssm-path-pages": setting });
  const names = Array.from({ length: 25 }, (_, n) => `/web/${n}`);
  for (const name of names) put(small, name, "x");
  put(small, "/web/3/steps/1", "x");
  put(small, "/webs", "x");
  const pages: string[][] = [];
  for (let token: string | undefined; pages.length === 0 || token !== undefined;) {
    const page = small.call("ssm:GetParametersByPath", { Path: "/web", MaxResults: 10, NextToken: token });
    pages.push(page.Parameters!.map(({ Name }) => Name!));
    token = page.NextToken;
  }
  expect(pages.flat().toSorted()).toEqual(names.toSorted());
  expect(pages.some((page) => page.length === 0)).toBe(setting === "sparse");
  const deep = small.call("ssm:GetParametersByPath", { Path: "/web/3", Recursive: true });
  expect(deep.NextToken === undefined ? deep.Parameters!.length : 1).toBe(1);
  expect(refusal(() => small.call("ssm:GetParametersByPath", { Path: "/web", MaxResults: 11 })).name).toBe(
    "ValidationException",
  );
});

test.each([
  ["already-exists", true],
  ["created", false],
])("ssm 6: a deleted name (%s)", (setting, refused) => {
  const small = smallWorld({ switches: { "ssm-name-after-delete": setting } });
  put(small, "/a", "1");
  small.pass(10);
  small.call("ssm:DeleteParameter", { Name: "/a" });
  expect(read(small, "/a")).toBe("1");
  small.pass(10);
  expect(refusal(() => read(small, "/a")).name).toBe("ParameterNotFound");
  const again = () => put(small, "/a", "2");
  if (refused) expect(refusal(again).name).toBe("ParameterAlreadyExists");
  else expect(again().Version).toBe(1);
  small.pass(20);
  if (refused) expect(again().Version).toBe(1);
});

test("ssm 7: values that are refused", () => {
  const small = quick();
  for (const value of ["", "a {{b}}", "x".repeat(4097)])
    expect(refusal(() => put(small, "/a", value)).name).toBe("ValidationException");
  expect(put(small, "/a", "x".repeat(4096)).Tier).toBe("Standard");
  expect(put(small, "/b", "x".repeat(4097), { Tier: "Advanced" }).Tier).toBe("Advanced");
});

test("ssm 8: a hundred versions, and a labelled oldest one", () => {
  const small = quick();
  put(small, "/a", "1");
  for (let n = 2; n <= 101; n++) put(small, "/a", String(n), { Overwrite: true });
  expect(refusal(() => read(small, "/a:1")).name).toBe("ParameterVersionNotFound");
  small.call("ssm:LabelParameterVersion", { Name: "/a", ParameterVersion: 2, Labels: ["keep"] });
  const next = () => put(small, "/a", "102", { Overwrite: true });
  expect(refusal(next).name).toBe("ParameterMaxVersionLimitExceeded");
  small.call("ssm:UnlabelParameterVersion", { Name: "/a", ParameterVersion: 2, Labels: ["keep"] });
  expect(next().Version).toBe(102);
});

test("ssm 9: labels move, and invalid ones are listed", () => {
  const small = quick();
  put(small, "/a", "1");
  put(small, "/a", "2", { Overwrite: true });
  const label = (ParameterVersion: number, ...Labels: string[]) =>
    small.call("ssm:LabelParameterVersion", { Name: "/a", ParameterVersion, Labels });
  label(1, "live");
  expect(label(2, "live", "1st", "aws-x").InvalidLabels).toEqual(["1st", "aws-x"]);
  expect(read(small, "/a:live")).toBe("2");
  const eleven = Array.from({ length: 11 }, (_, n) => `l${n}`);
  expect(refusal(() => label(1, ...eleven)).name).toBe("ParameterVersionLabelLimitExceeded");
});

test.each(["/a b", "/aws/x", "ssm-x", "a/b", "/a//b", `/${Array(16).fill("x").join("/")}`])(
  "ssm 10: the name %s is refused",
  (name) => {
    expect(() => put(quick(), name, "1")).toThrow();
  },
);

test("ssm 11: tags come with a new parameter only", () => {
  const small = quick();
  const Tags = [{ Key: "team", Value: "shop" }];
  expect(refusal(() => put(small, "/a", "1", { Overwrite: true, Tags })).name).toBe("ValidationException");
  put(small, "/a", "1", { Tags });
  const resource = { ResourceType: "Parameter" as const, ResourceId: "/a" };
  expect(small.call("ssm:ListTagsForResource", resource).TagList).toEqual(Tags);
  small.call("ssm:RemoveTagsFromResource", { ...resource, TagKeys: ["team"] });
  small.call("ssm:AddTagsToResource", { ...resource, Tags: [{ Key: "a", Value: "b" }] });
  expect(small.call("ssm:ListTagsForResource", resource).TagList).toEqual([{ Key: "a", Value: "b" }]);
});

test("ssm 12: history and descriptions", () => {
  const small = smallWorld();
  put(small, "/web/a", "1");
  put(small, "/web/a", "2", { Overwrite: true });
  put(small, "/other", "1");
  small.pass(3);
  put(small, "/web/a", "3", { Overwrite: true });
  const history = small.call("ssm:GetParameterHistory", { Name: "/web/a" }).Parameters!;
  expect(history.map(({ Version, Value }) => [Version, Value])).toEqual([
    [1, "1"],
    [2, "2"],
  ]);
  const described = (filter: { Key: string; Option?: string; Values: string[] }) =>
    small.call("ssm:DescribeParameters", { ParameterFilters: [filter] }).Parameters!.map(({ Name }) => Name);
  expect(described({ Key: "Name", Option: "BeginsWith", Values: ["/web"] })).toEqual(["/web/a"]);
  expect(described({ Key: "Path", Option: "Recursive", Values: ["/web"] })).toEqual(["/web/a"]);
  expect(described({ Key: "Type", Values: ["String"] })).toEqual(["/other", "/web/a"]);
  const { DeletedParameters, InvalidParameters } = small.call("ssm:DeleteParameters", {
    Names: ["/other", "/x"],
  });
  expect([DeletedParameters, InvalidParameters]).toEqual([["/other"], ["/x"]]);
});
