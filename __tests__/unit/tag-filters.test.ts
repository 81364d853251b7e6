import type { EC2TagFilter } from "@aws-sdk/client-codedeploy";
import { greenTags } from "../../src/plan/green-tags.ts";
import { filterText, selects } from "../../src/plan/tag-filters.ts";
import { names, soundBlue, soundFacts, soundGroup, soundTemplate } from "./facts.ts";

const tags = { Name: "shop", stage: "production", empty: "" };
const pair = (Key: string, Value: string): EC2TagFilter => ({ Key, Value, Type: "KEY_AND_VALUE" });
const key = (Key: string): EC2TagFilter => ({ Key, Type: "KEY_ONLY" });
const value = (Value: string): EC2TagFilter => ({ Value, Type: "VALUE_ONLY" });

test.each<[string, EC2TagFilter[], boolean]>([
  ["a pair that fits", [pair("Name", "shop")], true],
  ["a pair with another value", [pair("Name", "Shop")], false],
  ["a key alone", [key("stage")], true],
  ["a key that is not there", [key("colour")], false],
  ["a value alone", [value("production")], true],
  ["a value that is not there", [value("staging")], false],
  ["an empty value", [pair("empty", "")], true],
  ["one of several", [pair("Name", "other"), key("stage")], true],
  ["none of several", [pair("Name", "other"), key("colour")], false],
  ["no filter at all", [], false],
  ["a key of every object", [key("constructor")], false],
])("%s", (_, ec2TagFilters, fits) => {
  expect(selects({ ec2TagFilters }, tags)).toBe(fits);
});

test("across tag groups all must match, within one any", () => {
  const both = { ec2TagSet: { ec2TagSetList: [[pair("Name", "x"), key("Name")], [value("production")]] } };
  const one = { ec2TagSet: { ec2TagSetList: [[key("Name")], [value("staging")]] } };
  expect(selects(both, tags)).toBe(true);
  expect(selects(one, tags)).toBe(false);
});

test("filters read as people write them", () => {
  expect([pair("a", "b"), key("a"), value("b")].map(filterText)).toEqual([
    "a=b",
    "any a",
    "any tag with the value b",
  ]);
});

describe("green's tags", () => {
  const blue = soundBlue({
    group: soundGroup({
      Tags: [
        { Key: "Name", Value: "of the group", PropagateAtLaunch: true },
        { Key: "private", Value: "stays", PropagateAtLaunch: false },
        { Key: "bluegreen:release", Value: "old", PropagateAtLaunch: true },
      ],
    }),
    template: soundTemplate({
      running: {
        VersionNumber: 4,
        LaunchTemplateData: {
          TagSpecifications: [
            {
              ResourceType: "instance",
              Tags: [
                { Key: "Name", Value: "of the template" },
                { Key: "owner", Value: "team" },
              ],
            },
            { ResourceType: "volume", Tags: [{ Key: "disk", Value: "1" }] },
          ],
        },
      },
    }),
  });

  test("the group's win over the template's, ours over both, and only what propagates counts", () => {
    const green = greenTags(soundFacts({ blue }), names);
    expect(green).toMatchObject({
      Name: "of the group",
      owner: "team",
      "bluegreen:release": "shop/production-2",
    });
    expect(Object.keys(green)).not.toContain("private");
    expect(Object.keys(green)).not.toContain("disk");
  });

  test("in the same group AWS adds blue's own name", () => {
    const of = (fleet: "clone" | "same-group") => greenTags(soundFacts({ blue, fleet }), names);
    expect(of("same-group")["aws:autoscaling:groupName"]).toBe("shop-blue");
    expect(of("clone")["aws:autoscaling:groupName"]).not.toBe("shop-blue");
  });
});
