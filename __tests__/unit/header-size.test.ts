import { Failure } from "../../src/failure.ts";
import { fitting, type Header } from "../../src/releases/claim.ts";
import { bytesOf, LARGEST_VALUE } from "../../src/releases/parameters.ts";

const s3 = (key: string) => ({
  revisionType: "S3" as const,
  s3Location: { bucket: "b".repeat(63), key, bundleType: "zip" as const, version: "v".repeat(32) },
});

/** Of a rollback, everything in it as long as AWS, GitHub and the inputs allow. */
const header = (key: string, reason: string | null): Header => ({
  target: "t".repeat(220),
  release: 123_456,
  nonce: "00000000-0000-4000-8000-000000000001",
  owner: {
    repository: `${"o".repeat(39)}/${"r".repeat(100)}`,
    runId: "1".repeat(12),
    attempt: "10",
    job: "j".repeat(100),
    jobIndex: "255",
    actor: "a".repeat(39),
    sha: "0".repeat(40),
    runUrl: `https://github.com/${"o".repeat(39)}/${"r".repeat(100)}/actions/runs/${"1".repeat(12)}`,
    workflow: "rollback",
    runNumber: 100_000,
    process: { host: "h".repeat(120), pid: 4_000_000 },
  },
  at: "2026-01-05T12:00:00.000Z",
  kind: "rollback",
  ami: "ami-0123456789abcdef0",
  revision: s3(key),
  before: { ami: "ami-0123456789abcdef1", revision: s3(key) },
  ways: { fleet: "codedeploy-copy", retire: "detach", tagKey: "k".repeat(128) },
  tagValue: null,
  back: { from: 1, to: 2, how: "instant", reason, provisional: true, followUp: true },
  terms: {
    onFailure: "rollback",
    onTimeout: "rollback",
    onCancel: "rollback",
    deadline: "2026-01-05T13:00:00.000Z",
  },
});

test("an ordinary reason is kept whole", () => {
  const whole = header("web/42.zip", "Orders fail since 42");
  expect(fitting(whole)).toBe(whole);
});

test("beside long keys a long reason is cut, between characters", () => {
  const long = header("k".repeat(500), "\u{1F525}".repeat(256));
  expect(bytesOf(long)).toBeGreaterThan(LARGEST_VALUE);
  const cut = fitting(long);
  expect(bytesOf(cut)).toBeLessThanOrEqual(LARGEST_VALUE);
  expect(cut.back!.reason).toMatch(/^\u{1F525}+…$/u);
  expect({ ...cut, back: { ...cut.back, reason: null } }).toEqual({
    ...long,
    back: { ...long.back, reason: null },
  });
});

test("what does not fit even so is refused, by the name of what is too long", () => {
  const refusal = (): Header => fitting(header("{".repeat(1_024), null));
  expect(refusal).toThrow(Failure);
  expect(refusal).toThrow(
    /would hold \d+ bytes, more than 3500: (before|revision) \d+, (before|revision) \d+, owner \d+\.$/,
  );
});
