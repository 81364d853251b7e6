import { execFileSync } from "node:child_process";

// Compiled and in a process of its own: outside of Jest's context the same code runs several times as fast.
test("wrong clocks, times in the wrong order and empty pages change no outcome", () => {
  const failed = execFileSync(process.execPath, ["build/__tests__/hostile/run-weather.js"], {
    encoding: "utf8",
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  });
  expect(JSON.parse(failed)).toEqual([]);
}, 120_000);
