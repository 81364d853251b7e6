import { readFileSync } from "node:fs";
import { operations } from "../../src/aws/operations.ts";

interface Statement {
  Sid: string;
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
}

const text = readFileSync("docs/iam-policy.json", "utf8");
const { Statement: statements } = JSON.parse(text) as { Statement: Statement[] };
const actions = statements.flatMap(({ Action }) => Action);

/** Permissions that other permissions need without a call of ours (docs/iam.md). */
const dependents = [
  "codedeploy:GetApplicationRevision",
  "codedeploy:RegisterApplicationRevision",
  "ec2:RunInstances",
  "iam:PassRole",
];

test("the policy grants every operation, the dependent permissions, and nothing else", () => {
  expect([...actions].sort()).toEqual([...Object.keys(operations), ...dependents].sort());
});

test("each action stands once and by its full name, so that taking it away takes it all away", () => {
  expect(new Set(actions).size).toBe(actions.length);
  expect(actions.filter((action) => action.includes("*"))).toEqual([]);
});

test("the dependents are explained", () => {
  const page = readFileSync("docs/iam.md", "utf8");
  expect(dependents.filter((action) => !page.includes(`\`${action}\``))).toEqual([]);
});

test("statements have ids of their own and fit a managed policy of 6,144 characters without blanks", () => {
  const ids = statements.map(({ Sid }) => Sid);
  expect(ids.every((id) => /^[A-Za-z0-9]+$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(text.replace(/\s/g, "").length).toBeLessThanOrEqual(6144);
});
