import { spawnSync } from "node:child_process";

// A bounded sample; `npm run chaos` plays all of them. Compiled and in processes of its own: outside of Jest's context
// the same code runs several times as fast.
test(
  "a fault of any kind at any call ends in a true outcome, harms nobody, and is gone on with in calm weather",
  () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["build/__tests__/chaos/run-faults.js", "--every", "71"],
      {
        encoding: "utf8",
        env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
      },
    );
    if (status !== 0) process.stdout.write(stdout);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  },
  5 * 60_000,
);
