import { bundle } from "./bundle.ts";

/** `node build/scripts/build.js [folder]`: makes the action's program; `dist` unless told otherwise. */
await bundle(process.argv[2] ?? "dist", "build/bundle");
