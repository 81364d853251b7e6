import { FLEETS } from "../journeys/each-fleet.ts";
import { heard, type Heard } from "./telling.ts";
import { COURSES } from "./shapes.ts";
import { diceOf, hostileText } from "./texts.ts";
import { everyEvent, rideThrough } from "./world.ts";

/** The runner did what we asked, and nothing else. */
function nothingForged({ commands, given, files, written }: Heard): void {
  expect(commands).toEqual(given);
  expect(files.errors).toEqual([]);
  expect(files.outputs).toEqual(written);
  expect([files.env, files.state, files.paths]).toEqual([{}, {}, []]);
  wellFormed(files.summary);
}

/** Of HTML and Markdown there is what we write ourselves, and each table's rows have as many cells as its head. */
function wellFormed(summary: string): void {
  const html = summary.match(/<[^>]*>?/g) ?? [];
  for (const tag of html) expect(tag).toMatch(/^<(\/?(details|summary|pre|code)|br)>$/);
  for (const tag of ["details", "summary", "pre", "code"])
    expect(html.filter((one) => one === `<${tag}>`).length).toBe(
      html.filter((one) => one === `</${tag}>`).length,
    );
  const markdown = summary.replaceAll(/<pre>[^<]*<\/pre>/g, "");
  let cells = 0;
  for (const line of markdown.split("\n")) {
    const row = line.startsWith("|") ? line.split("|").length : 0;
    if (row > 0 && cells > 0) expect(row).toBe(cells);
    cells = row;
    expect(line).not.toMatch(
      /^\s*(#(?!#{1,2} (What is left|Findings|[✅❌⏸📋]))|```|~~~|>|\d+[.)]\s|[-=]{3}$)/u,
    );
  }
  expect(markdown.replaceAll(/\]\([^)]*\)/g, "")).not.toMatch(
    /!\[|javascript:|`|@\w|https?:\/\/evil|www\.evil/,
  );
  for (const [, url] of markdown.matchAll(/\]\(([^)]*)\)/g))
    expect(url).toMatch(/^https:\/\/(a\/|github\.example\/|us-east-1\.console\.aws)/);
}

test.each(FLEETS.flatMap((fleet) => COURSES.map((course) => [fleet, course] as const)))(
  "%s, %s: a world full of hostile texts gives no command, output or structure of its own",
  async (fleet, course) => {
    for (let seed = 1; seed <= 2; seed++) {
      const { ran } = await rideThrough(fleet, course, diceOf(seed));
      const { outcome } = ran.ending!;
      expect([seed, outcome]).toEqual([seed, course === "all goes well" ? "succeeded" : "failed-clean"]);
      nothingForged(heard(ran.events));
    }
  },
);

test("no event of any kind, whatever its texts", () => {
  for (let seed = 1; seed <= 150; seed++) {
    const random = diceOf(seed);
    nothingForged(heard(everyEvent(() => hostileText(random))));
  }
});
