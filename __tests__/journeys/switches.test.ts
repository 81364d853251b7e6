import { spawnSync } from "node:child_process";

// Compiled and in a process of its own: outside of Jest's context the same code runs several times as fast.
test(
  "every journey passes under every setting of every switch, and every setting is noticed",
  () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["build/__tests__/journeys/run-matrix.js"],
      {
        encoding: "utf8",
        env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
      },
    );
    process.stdout.write(stdout);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  },
  10 * 60_000,
);
