import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";

const COMMITTED = "dist";
const REBUILT = "build/dist";

const filesOf = (folder: string): string[] => readdirSync(folder, { recursive: true }).map(String).sort();

/** The files in which two folders differ, as sentences. */
function differences(a: string, b: string): string[] {
  const names = [...new Set([...filesOf(a), ...filesOf(b)])].sort();
  return names.flatMap((name) => {
    if (!filesOf(a).includes(name)) return [`${join(a, name)} is missing`];
    if (!filesOf(b).includes(name)) return [`${join(a, name)} is not made any more`];
    return readFileSync(join(a, name)).equals(readFileSync(join(b, name)))
      ? []
      : [`${join(a, name)} differs`];
  });
}

/** Rebuilds the program and compares it with the committed one, byte by byte. */
await bundle(REBUILT, "build/bundle");
const found = differences(COMMITTED, REBUILT);
for (const difference of found) console.error(difference);
if (found.length > 0) {
  console.error("dist/ is not what the sources make: run `npm run build` and commit the result.");
  process.exitCode = 1;
}
