import { compiled } from "../compiled.ts";

// A bounded sample; `npm run chaos` kills at every changing call.
test("a shipped process that is really killed is settled, or gone on with by the job's next attempt", () => {
  const { status, stdout, stderr } = compiled("shipped/run-kills.js", "--every", "17");
  if (status !== 0) process.stdout.write(stdout);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
}, 300_000);
