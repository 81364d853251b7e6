import { spawnSync } from "node:child_process";

// Compiled and in a process of its own: outside of Jest's context the same code runs several times as fast.
test(
  "every journey goes as it should under docs/iam-policy.json, and each action taken away is named by one",
  () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["build/__tests__/journeys/run-iam.js"], {
      encoding: "utf8",
      env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    });
    if (status !== 0) process.stdout.write(stdout);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  },
  5 * 60_000,
);
