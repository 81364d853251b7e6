import { spawnSync } from "node:child_process";

// A bounded sample; `npm run chaos` plays all of them. Compiled and in processes of its own: outside of Jest's context
// the same code runs several times as fast.
test.each([
  ["killed once", ["--once", "--every", "61"]],
  ["whoever follows is killed too", ["--twice", "--only", "same-group deploy and keep", "--every", "37"]],
])(
  "a run that is killed at any call harms nobody, doubles nothing, and is gone on with: %s",
  (_, sample) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["build/__tests__/chaos/run-crash.js", ...sample],
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
