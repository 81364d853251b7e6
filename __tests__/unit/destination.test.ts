import { destinationOf, livingIn } from "../../src/plan/back/destination.ts";
import type { Header } from "../../src/releases/claim.ts";
import type { Glimpse } from "../../src/releases/open.ts";

const content = (version: number) => ({
  ami: `ami-${version}`,
  revision: { revisionType: "S3" as const, s3Location: { bucket: "b", key: `${version}.zip` } },
});

/** A release that brought a version, where another one served before. */
function release(number: number, version: number, before: number, more: Partial<Header> = {}): Glimpse {
  const header = { release: number, kind: "deploy", ...content(version), before: content(before), ...more };
  return {
    header: header as Header,
    course: { direction: "forward", committed: true, outcome: "succeeded" },
  };
}
const failed = (glimpse: Glimpse): Glimpse => ({
  ...glimpse,
  course: { direction: "back", committed: false, outcome: "failed-clean" },
});

const past = [failed(release(4, 4, 3)), release(3, 3, 2), release(2, 2, 1), release(1, 1, 0)];
const to = (text: "previous" | number | string, all = past) =>
  destinationOf(
    text === "previous"
      ? { kind: "previous" }
      : typeof text === "number"
        ? { kind: "release", number: text }
        : { kind: "ami", id: text },
    all,
  );

test("the previous one is what served before the newest that succeeded, and it is what that one kept", () =>
  expect(to("previous")).toMatchObject({ content: content(2), to: 2, from: 3, keptBy: 3 }));

test("a release or an AMI further back is kept by nobody", () => {
  expect(to(1)).toEqual({ content: content(1), to: 1, from: 3, ways: undefined });
  expect(to("ami-2")).toMatchObject({ to: 2, keptBy: 3 });
});

test("what served before the first release has no number", () =>
  expect(to("previous", past.slice(3))).toMatchObject({ content: content(0), to: 0, from: 1, keptBy: 1 }));

test("after a rollback the previous one is what it went back from", () => {
  const back = { from: 3, to: 2, how: "instant", reason: null, provisional: true, followUp: true } as const;
  const rolledBack = release(5, 2, 3, { kind: "rollback", back });
  expect(to("previous", [rolledBack, ...past])).toMatchObject({ content: content(3), to: 3, keptBy: 5 });
  // The release that makes it lasting counts as the rollback itself.
  const lasting = release(6, 2, 2, { follows: 5 });
  expect(to("previous", [lasting, rolledBack, ...past])).toMatchObject({ to: 3, from: 5 });
});

test("a repair brings nothing: it neither serves nor is gone back to", () => {
  const repair = release(5, 3, 3, { kind: "repair" });
  expect(livingIn([repair, ...past])?.release).toBe(3);
  expect(() => to(5, [repair, ...past])).toThrow("Release 5 was a repair");
});

test.each([
  ["a release that failed", 4, "Release 4 ended failed-clean: it never served."],
  ["a release that is not there", 9, "There is no release 9 in the release log"],
  ["an AMI that no release brought", "ami-9", "No release that succeeded has brought ami-9."],
])("not to %s", (_, where, why) => expect(() => to(where)).toThrow(why));

test("not past what changed something for good, but to it", () => {
  const all = past.map((one) =>
    one.header.release === 2 ? { ...one, header: { ...one.header, irreversible: true as const } } : one,
  );
  expect(to("previous", all)).toMatchObject({ to: 2 });
  expect(() => to(1, all)).toThrow("Release 2 is irreversible");
});
