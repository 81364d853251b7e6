import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import commonjs from "@rollup/plugin-commonjs";
import json from "@rollup/plugin-json";
import resolve from "@rollup/plugin-node-resolve";
import { rollup, type OutputChunk, type Plugin } from "rollup";
import { licensesOf } from "./licenses.ts";

type Ncc = (
  entry: string,
  options: object,
) => Promise<{ code: string; assets: Record<string, { source: string | Buffer }> }>;

/**
 * Makes the action's program in `out` from the compiled sources in build/: shaken by rollup, which knows what of the SDK is
 * used, then bundled by ncc. What is imported late stays in files of its own.
 */
export async function bundle(out: string, work: string): Promise<void> {
  const modules = await shake("build/src/main.js", work);
  // ncc is CommonJS and has no types.
  const ncc = createRequire(import.meta.url)("@vercel/ncc") as Ncc;
  const { code, assets } = await ncc(join(process.cwd(), work, "main.js"), {
    cache: false,
    quiet: true,
    sourceMap: false,
  });
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await write(out, "index.js", code);
  for (const [name, { source }] of Object.entries(assets)) await write(out, name, source);
  await write(out, "licenses.txt", await licensesOf(modules));
  await prove(out, code);
}

async function write(out: string, name: string, source: string | Buffer): Promise<void> {
  const path = join(out, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, source);
}

/** The plugins' types describe their CommonJS builds; what is imported is the function itself. */
const plugin = <O>(imported: { default: (options?: O) => Plugin }): ((options?: O) => Plugin) =>
  imported as unknown as (options?: O) => Plugin;

/** Packages whose modules do nothing when they are only loaded, though they do not say so themselves. */
const PURE = /node_modules\/(@actions|undici|@octokit|tunnel|@smithy|@aws-sdk|@aws)\//;

/** Writes the shaken modules into `work`; returns the files they were made from. */
async function shake(entry: string, work: string): Promise<string[]> {
  const build = await rollup({
    input: entry,
    treeshake: { moduleSideEffects: (id) => !PURE.test(id) },
    plugins: [
      plugin(resolve)({ preferBuiltins: true, exportConditions: ["node"] }),
      plugin(commonjs)(),
      plugin(json)(),
    ],
    onwarn: (warning, warn) => {
      // Harmless in dependencies compiled down from TypeScript, and in the SDK's own circles.
      if (warning.code !== "THIS_IS_UNDEFINED" && warning.code !== "CIRCULAR_DEPENDENCY") warn(warning);
    },
  });
  await rm(work, { recursive: true, force: true });
  const { output } = await build.write({
    dir: work,
    format: "es",
    entryFileNames: "main.js",
    chunkFileNames: "[name].js",
    hoistTransitiveImports: false,
  });
  await build.close();
  const chunks = output.filter((file): file is OutputChunk => file.type === "chunk");
  return [
    ...new Set(
      chunks.flatMap((chunk) =>
        Object.entries(chunk.modules).flatMap(([id, module]) => (module.renderedLength > 0 ? [id] : [])),
      ),
    ),
  ].sort();
}

/** Refuses a bundle that would fail only when it runs (a dependency not found becomes a stub that throws). */
async function prove(out: string, code: string): Promise<void> {
  const complaints = [
    code.length < 50_000 && "is too small to hold its dependencies",
    code.includes("webpackMissingModule") && "lacks a module",
    code.includes('__WEBPACK_EXTERNAL_createRequire(import.meta.url)("@') && "requires a package at run time",
    /\b__dirname\b|\b__filename\b/.test(code) && "asks for its own place, which an ES module does not know",
  ].filter(Boolean);
  if (complaints.length > 0) throw new Error(`${join(out, "index.js")} ${complaints.join(", and ")}`);
  const described = JSON.parse(await readFile(join(out, "package.json"), "utf8")) as { type?: string };
  if (described.type !== "module") throw new Error(`${basename(out)}/package.json does not say "module"`);
}
