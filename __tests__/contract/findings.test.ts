import { readFileSync } from "node:fs";
import { findingsPart } from "../../scripts/findings-text.ts";

test("docs/findings.md lists the findings as they are (npm run contract:write)", () => {
  expect(readFileSync("docs/findings.md", "utf8")).toContain(`\n\n${findingsPart()}\n\n`);
});
