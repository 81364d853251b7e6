import { commandNames, parseCommand } from "../../simulator/runner/workflow-commands.ts";
import { oneLine, sanitize } from "../../src/report/sanitize.ts";
import { randomFrom, textFrom } from "./random-text.ts";

const known = new Set<string>(commandNames);

/** .NET's TrimStart takes U+0085 for white space and not the byte order mark; JavaScript's does it the other way round. */
const asDotNet = (line: string): string => line.replace(/^[\s\u0085]+/u, "");

/** The commands the runner sees in a text: it splits lines at CRLF, LF and bare CR, and reads each with both parsers. */
const commandsIn = (text: string): string[] =>
  text.split(/\r\n|\r|\n/).flatMap((line) => parseCommand(asDotNet(line), known)?.name ?? []);

const attacks = [
  "::error::x",
  "   ::set-env name=A::b",
  "| ##[add-mask]a",
  "progress 10%\r::set-output name=deployment-id::evil",
  "\u00a0::stop-commands::z",
  "\u0085::error::n",
  "\ufeff::error::bom",
  "a\u2028::error::ls",
  "\u001b[31m::error::x",
  "x ##[error]boom",
  ":\u0000:error::nul",
  "##\u0000[error]x",
  "#\u001b##[error]x",
  "\u3000::warning::ideographic space",
  "#\u001b[0m#[error]x",
  ":\u202e:error::reordered",
  "\u009f::error::c1",
];

test.each(attacks)("%j is no command", (attack) => {
  expect(commandsIn(sanitize(attack))).toEqual([]);
  expect(commandsIn(oneLine(attack))).toEqual([]);
  expect(commandsIn(`  | ${sanitize(attack)}`)).toEqual([]);
});

test("no text is a command, whatever it is made of", () => {
  const random = randomFrom(7);
  const pieces = [
    ...Array.from("#[]:x \t\r\n\u00a0\u0000\u001b\u200b\u0085\u2028\u202e\ufeff\u009b"),
    "::",
    "##[",
    "\u001b[31m",
    "error",
    "error::",
    "add-mask]",
    "set-env name=a::",
    "##[stop-commands]",
    "::notice::",
  ];
  const texts = Array.from({ length: 50_000 }, () => textFrom(pieces, random));
  expect(texts.filter((text) => commandsIn(text).length > 0).length).toBeGreaterThan(1_000);
  expect(texts.filter((text) => commandsIn(sanitize(text)).length > 0)).toEqual([]);
  expect(texts.filter((text) => /[\r\n]/.test(oneLine(text)))).toEqual([]);
  expect(texts.filter((text) => sanitize(sanitize(text)) !== sanitize(text))).toEqual([]);
});

test("ordinary text stays as it is", () => {
  const text = "Installing…\n\tscripts/install.sh: 100 % [ok] — naïve :: really? # 3";
  expect(sanitize(text)).toBe(text);
  expect(oneLine(" a\r\n  b\n\nc ")).toBe("a b c");
});
