import { Failure } from "../../src/failure.ts";
import { toItsEnd } from "../../src/entry/ending.ts";
import type { BluegreenEvent } from "../../src/events.ts";
import { asFailure } from "../../src/aws/refusal.ts";
import { FLEETS } from "../journeys/each-fleet.ts";
import { COURSES, ride } from "./shapes.ts";
import { heard } from "./telling.ts";
import { everyEvent, filling } from "./world.ts";

const CANARIES = {
  AWS_SECRET_ACCESS_KEY: "canaryKey/wJalrXUtnFEMI+K7MDENG",
  AWS_SESSION_TOKEN: "canarySession//IQoJb3JpZ2luX2VjEXAMPLE+==",
  GITHUB_TOKEN: `ghs_canary${"x".repeat(30)}`,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "canaryOidc.eyJ0eXAiOiJKV1Qi",
};
/** Given as an input, of no shape that is known. */
const GIVEN = "canaryInput0123456789abcdef";
const ENVIRONMENT = { ...CANARIES, BLUEGREEN_INPUTS: JSON.stringify({ "github-token": GIVEN }) };
const secrets = [...Object.values(CANARIES), GIVEN];
/** A text as AWS or a script may send it: all of them, bare, in a header, in an address. */
const LEAK = [
  ...secrets,
  `x-amz-security-token:${CANARIES.AWS_SESSION_TOKEN}`,
  `https://b.s3.amazonaws.com/k?X-Amz-Signature=${"canary".repeat(8)}&X-Amz-Security-Token=${encodeURIComponent(CANARIES.AWS_SESSION_TOKEN)}`,
  `Authorization: Bearer ${CANARIES.GITHUB_TOKEN}`,
].join(" and ");

/** Whether anything of a secret is left: each canary begins with the word. */
const leaked = (channel: string): boolean => /canary/i.test(channel);

test.each(FLEETS.flatMap((fleet) => COURSES.map((course) => [fleet, course] as const)))(
  "%s, %s: whatever AWS and scripts say of secrets, no channel and no record holds them",
  async (fleet, course) => {
    const { ran, stage } = await ride(
      fleet,
      course,
      filling(() => LEAK),
    );
    const { stdout, files, events } = heard(ran.events, ENVIRONMENT);
    expect(stdout.length).toBeGreaterThan(1000);
    expect([stdout, files.summary, JSON.stringify(files.outputs), events].map(leaked)).toEqual(
      Array(4).fill(false),
    );
    expect(leaked(JSON.stringify(stage.world.ssm))).toBe(false);
  },
);

test("no event of any kind, a defect's stack and its causes included", async () => {
  const events: BluegreenEvent[] = everyEvent(() => LEAK);
  const defect = new TypeError(LEAK, { cause: new Error(LEAK, { cause: LEAK }) });
  for (const thrown of [defect, new Failure("x", LEAK, LEAK, { details: [LEAK] })])
    await toItsEnd(
      (event) => void events.push(event),
      () => Promise.reject(thrown),
    );
  const { stdout, files, events: file } = heard(events, ENVIRONMENT);
  expect([stdout, files.summary, JSON.stringify(files.outputs), file].map(leaked)).toEqual(
    Array(4).fill(false),
  );
});

test("an error that is thrown further holds no signature and no token", () => {
  const token = `x-amz-security-token:${CANARIES.AWS_SESSION_TOKEN}\nAuthorization: Bearer ${CANARIES.GITHUB_TOKEN}`;
  const sdk = Object.assign(new Error(token), {
    name: "InvalidSignatureException",
    $metadata: { httpStatusCode: 403 },
  });
  const failure = asFailure("ssm:GetParameter", "/x", sdk);
  expect(leaked(`${failure.message} ${failure.awsMessage} ${failure.remedy}`)).toBe(false);
});
