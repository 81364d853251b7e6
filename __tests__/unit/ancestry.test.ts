import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAncestor } from "../../src/github/ancestry.ts";

let folder = "";
const git = (...args: string[]): string =>
  execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
    encoding: "utf8",
  }).trim();
const commit = (text: string): string => {
  git("commit", "-q", "--allow-empty", "-m", text);
  return git("rev-parse", "HEAD");
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ancestry-"));
  git("init", "-q");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the checkout tells which of two commits is the earlier, and says nothing of what it does not know", async () => {
  const [first, second] = [commit("first"), commit("second")];
  git("checkout", "-q", "-b", "side", first);
  const beside = commit("beside");
  expect(await isAncestor(folder, first, second)).toBe(true);
  expect(await isAncestor(folder, second, first)).toBe(false);
  expect(await isAncestor(folder, second, beside)).toBe(false);
  expect(await isAncestor(folder, second, second)).toBe(false);
  expect(await isAncestor(folder, "f".repeat(40), second)).toBeUndefined();
  expect(await isAncestor(join(folder, "nowhere"), first, second)).toBeUndefined();
});

test("where history is cut, two commits that seem unrelated may not be: somebody else is asked", async () => {
  const [base, beside] = [git("rev-parse", "HEAD"), git("commit-tree", "-m", "x", "HEAD^{tree}")];
  const asked: string[][] = [];
  const elsewhere = (a: string, b: string) => (asked.push([a, b]), Promise.resolve(true));
  expect(await isAncestor(folder, base, beside, elsewhere)).toBe(false);
  writeFileSync(join(folder, ".git", "shallow"), `${base}\n`);
  try {
    expect(await isAncestor(folder, base, beside)).toBeUndefined();
    expect(await isAncestor(folder, base, beside, elsewhere)).toBe(true);
    expect(asked).toEqual([[base, beside]]);
  } finally {
    rmSync(join(folder, ".git", "shallow"));
  }
});

test("only names of commits reach git", async () => {
  for (const text of ["", "HEAD", "--upload-pack=touch x", "main; touch x", `${"0".repeat(40)}^`])
    expect(await isAncestor(folder, text, "0".repeat(40))).toBeUndefined();
});
