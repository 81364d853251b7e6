import { readFileSync } from "node:fs";
import { defects } from "./defects/catalogue.ts";
import { journeys } from "../journeys/index.ts";
import { changed } from "./defects/hooks.ts";
import { NOTICED } from "./defects/noticed.ts";
import { FIXTURES } from "./fixtures.ts";
import { RACES } from "./races.ts";

const LAWS = Array.from({ length: 11 }, (_, index) => `law ${index + 1}`);
const INVARIANTS = Array.from("abcdefgh").map((letter) => `invariant ${letter}`);
const RULES = Array.from({ length: 28 }, (_, index) => `rule ${index + 1}`);
const breaking = (promise: string): number => defects.filter(({ breaks }) => breaks.includes(promise)).length;

// `npm run chaos -- --defects` puts each in and sees who notices.
test.each([...LAWS, ...INVARIANTS])("at least two deliberate defects break %s", (promise) => {
  expect(breaking(promise)).toBeGreaterThanOrEqual(2);
});

test.each(RULES)("a deliberate defect breaks %s", (rule) => {
  expect(breaking(rule)).toBeGreaterThanOrEqual(1);
});

test("every promise that a defect breaks is one", () => {
  const known = new Set([...LAWS, ...INVARIANTS, ...RULES]);
  expect(defects.flatMap(({ breaks }) => breaks.filter((promise) => !known.has(promise)))).toEqual([]);
});

test("no two have the same name", () => {
  expect(new Set(defects.map(({ name }) => name)).size).toBe(defects.length);
});

test("what noticed each is known, and is there to be asked", () => {
  expect(Object.keys(NOTICED).sort()).toEqual(defects.map(({ name }) => name).sort());
  const known = new Set([
    ...journeys.map(({ name }) => `journey ${name}`),
    ...Object.keys(RACES).map((name) => `race ${name}`),
    ...FIXTURES.map(({ name }) => `crash ${name}`),
  ]);
  const gone = Object.values(NOTICED).filter(
    (key) => /^(journey|race|crash) /.test(key) && !known.has(key.replace(/ \| .*| @\d+ [a-z-]+$/, "")),
  );
  expect(gone).toEqual([]);
});

test.each(defects.map((defect) => [defect.name, defect] as const))(
  "its place is there: %s",
  (_, { edits }) => {
    for (const edit of edits) {
      const source = readFileSync(`build/src/${edit.file}`, "utf8");
      expect(changed(source, edit)).not.toBe(source);
    }
  },
);
