import { spawnSync } from "node:child_process";

// A bounded sample, outside of Jest's context; `npm run chaos` kills at every changing call.
test("a shipped process that is really killed is settled, or gone on with by the job's next attempt", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["build/__tests__/shipped/run-kills.js", "--every", "17"],
    {
      encoding: "utf8",
      env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    },
  );
  if (status !== 0) process.stdout.write(stdout);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
}, 300_000);
