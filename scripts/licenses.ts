import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const PACKAGE = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** The licence texts of all packages that these module files belong to: each text once, under the packages that have it. */
export async function licensesOf(modules: readonly string[]): Promise<string> {
  const roots = new Set(modules.flatMap((id) => PACKAGE.exec(id)?.[1] ?? []));
  const owners = new Map<string, Set<string>>();
  for (const { name, text } of await Promise.all([...roots].map(licenseOf)))
    owners.set(text, (owners.get(text) ?? new Set()).add(name));
  return [...owners]
    .map(([text, names]) => `${[...names].sort().join("\n")}\n\n${text}\n`)
    .sort()
    .join(`\n${"-".repeat(80)}\n\n`);
}

async function licenseOf(root: string): Promise<{ name: string; text: string }> {
  const { name, license } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    name: string;
    license?: string;
  };
  const file = (await readdir(root)).sort().find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? await readFile(join(root, file), "utf8") : (license ?? "No licence is named.");
  return { name, text: text.replace(/\r\n/g, "\n").trim() };
}
