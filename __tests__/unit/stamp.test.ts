import {
  activeDeploymentIn,
  carries,
  describe as describeWith,
  stampOf,
} from "../../src/codedeploy/stamp.ts";

const release = { target: "shop/web", number: 12, nonce: "6f1c2d9e" };

test("the stamp names target, release, nonce and attempt", () => {
  expect(stampOf(release, 1)).toBe("bluegreen-action shop/web#12 6f1c2d9e/1");
});

test("a target that does not fit is shortened, never the rest", () => {
  const stamp = stampOf({ ...release, target: "x".repeat(300) }, 3);
  expect(stamp).toHaveLength(256);
  expect(stamp.endsWith("...#12 6f1c2d9e/3")).toBe(true);
});

test.each([
  [undefined, "S"],
  ["", "S"],
  ["Release of May", "S Release of May"],
])("the user's words %s follow the stamp", (words, expected) => {
  expect(describeWith("S", words)).toBe(expected);
});

test("a description never exceeds CodeDeploy's 256 characters", () => {
  expect(describeWith("S", "word ".repeat(100)).length).toBeLessThanOrEqual(256);
});

test.each([
  ["bluegreen-action shop/web#12 6f1c2d9e/1", true],
  ["bluegreen-action shop/web#12 6f1c2d9e/1 Release of May", true],
  ["bluegreen-action shop/web#12 6f1c2d9e/10", false],
  ["bluegreen-action shop/web#1 6f1c2d9e/1", false],
  ["x bluegreen-action shop/web#12 6f1c2d9e/1", false],
  [undefined, false],
])("%s carries the stamp: %s", (description, expected) => {
  expect(carries(description, stampOf(release, 1))).toBe(expected);
});

test.each([
  ["The Deployment Group 'production' already has an active Deployment 'd-ABCDEFGHI'", "d-ABCDEFGHI"],
  ["Deployment Group 'production' is already deploying deployment 'd-ABCDEFGHI'", "d-ABCDEFGHI"],
  ["The account has reached its limit of concurrent deployments.", undefined],
])("the active deployment is read from: %s", (message, expected) => {
  expect(activeDeploymentIn(message)).toBe(expected);
});
