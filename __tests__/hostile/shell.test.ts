import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quoted, shell } from "../../src/aws/shell.ts";
import { deleteGroupCommand } from "../../src/retire/delete-group.ts";
import { tagGroup } from "../../src/steps/tag-group.ts";
import { diceOf, hostileText } from "./texts.ts";

const folder = mkdtempSync(join(tmpdir(), "shell-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The words a shell makes of a command line that begins with `aws`; also whether it did anything else. */
function wordsIn(command: string): string[] {
  const script = `aws() { printf '%s\\0' "$@"; }\n${command}`;
  const said = execFileSync("sh", ["-c", script], { cwd: folder, encoding: "utf8", env: {} });
  expect(readdirSync(folder)).toEqual([]);
  return said.split("\0").slice(0, -1);
}

/** No argument of a program holds NUL, and no name of AWS does. */
const texts = (seed: number, count: number): string[] => {
  const random = diceOf(seed);
  return Array.from({ length: count }, () => hostileText(random).replaceAll("\0", "").slice(0, 500));
};

test("whatever a name holds, pasted into a shell it is one word and nothing is run", () => {
  const names = ["'; rm -rf ~", "$(touch x)", "a b", "=ls", "-x", "", "*", "~", ...texts(11, 400)];
  const words = wordsIn(shell`aws ${names} --count ${names.length}`);
  expect(words).toEqual([...names, "--count", String(names.length)]);
});

test("each command of ours keeps names apart", () => {
  for (const name of texts(12, 30)) {
    expect(wordsIn(deleteGroupCommand(name))).toContain(name);
    const args = { group: name, tag: { key: name, value: "x" } };
    const [left] = tagGroup.leaves!(args, { before: { value: name, propagate: true } }, () => undefined);
    const words = wordsIn(left!.command);
    expect(JSON.parse(words.at(-1)!)).toEqual([
      {
        ResourceId: name,
        ResourceType: "auto-scaling-group",
        Key: name,
        Value: name,
        PropagateAtLaunch: true,
      },
    ]);
  }
});

test("an ordinary word stays as it is", () => {
  expect(["shop-12", "arn:aws:x:eu-1:1:y/z", "Id=i-1,Port=80"].map(quoted)).toEqual([
    "shop-12",
    "arn:aws:x:eu-1:1:y/z",
    "Id=i-1,Port=80",
  ]);
});
