import { allPages, firstItems } from "../../src/aws/pages.ts";

/** Pages by their tokens; the first has none. */
const PAGES: Readonly<Record<string, { items?: number[]; next?: string }>> = {
  "": { items: [], next: "a" },
  a: { next: "b" },
  b: { items: [1, 2], next: "c" },
  c: { items: [3] },
};

test.each([
  ["all of a list", allPages, [1, 2, 3]],
  ["the first that holds anything", firstItems, [1, 2]],
])("empty pages that go on end nothing: %s", async (_, follow, found) => {
  const look = (token = ""): Promise<(typeof PAGES)[string]> => Promise.resolve(PAGES[token]!);
  expect(
    await follow(
      look,
      (page) => page.items,
      (page) => page.next,
    ),
  ).toEqual(found);
});
