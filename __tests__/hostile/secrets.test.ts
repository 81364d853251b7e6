import { asFailure } from "../../src/aws/refusal.ts";
import { oneLine } from "../../src/report/sanitize.ts";
import { hiding, hidden } from "../../src/report/secrets.ts";
import { hideSecrets } from "../../src/secrets.ts";

const TOKEN = `IQoJb3JpZ2luX2Vj${"Q".repeat(60)}/+==`;
const KEY = "ASIAIOSFODNN7EXAMPLE";

/** What services say of a signature they refuse: the canonical request holds the session token. */
const REFUSED = `The request signature we calculated does not match. The Canonical String for this request should have been
'POST
/

content-type:application/x-amz-json-1.1
host:codedeploy.eu-central-1.amazonaws.com
x-amz-date:20260101T000000Z
x-amz-security-token:${TOKEN}
x-amz-target:CodeDeploy_20141006.GetDeployment
'`;

test.each([
  ["a refused signature", REFUSED, TOKEN],
  ["its canonical string in JSON", JSON.stringify(REFUSED), TOKEN],
  ["a presigned address", `GET https://b.s3.amazonaws.com/k?X-Amz-Signature=${"a1".repeat(32)}&x=1`, "a1a1"],
  ["a token in it", `https://b/k?X-Amz-Expires=60&X-Amz-Security-Token=${TOKEN}`, "IQoJ"],
  ["an old presigned address", `https://b/k?AWSAccessKeyId=${KEY}&Signature=abcdefgh%3D`, "abcdefgh"],
  ["a key", `User ${KEY} may not`, KEY],
  [
    "a signed header",
    `Authorization: AWS4-HMAC-SHA256 Credential=${KEY}/20260101/eu/ssm/aws4_request, SignedHeaders=host, Signature=0123abcd`,
    "0123abcd",
  ],
  ["a bearer", '{"authorization":"Bearer abc.def"}', "abc.def"],
  ["GitHub's token", `git clone failed: ghs_${"a".repeat(36)}`, "ghs_"],
  [
    "GitHub's token that carries a signed one",
    `ghs_123456_eyJhbGciOiJS-zI1NiJ9.eyJzdWIiOiJyZXBvIn0.c2lnLW_5`,
    "c2ln",
  ],
  [
    "its claims, behind a full stop",
    `ghs_123456_eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyZXBvIn0.c2lnLW_5.`,
    "eyJzdWI",
  ],
  ["one behind an escaped line end", String.raw`{"out":"token:\nghs_${"a".repeat(36)}"}`, "ghs_"],
  ["a key behind an escaped line end", String.raw`{"out":"key:\n${KEY}"}`, KEY],
  ["a fine-grained one", `github_pat_${"A1".repeat(20)}`, "github_pat"],
  ["a signed token", `token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyZXBvIn0.c2ln`, "eyJzdWI"],
  ["a password in an address", "https://octo:hunter2@github.com/x", "hunter2"],
  ["one without a user", "redis://:hunter2@cache.internal:6379/0", "hunter2"],
  ["a presigned address in JSON", String.raw`"https://b/k?a=b\u0026X-Amz-Signature=a1a1a1a1"`, "a1a1"],
  ["a traced export", "+ export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "wJalr"],
  ["the answer of the instance's own role", `"SecretAccessKey" : "wJalrXUtnFEMI/K7MDENG/bPx"`, "wJalr"],
  ["the answer of STS", `<SessionToken>${TOKEN}</SessionToken>`, "IQoJ"],
  ["a session token by its name", `aws_session_token = ${TOKEN}`, "IQoJ"],
])("%s is hidden", (_, text, secret) => {
  expect(hideSecrets(text)).toContain("***");
  expect(hideSecrets(text)).not.toContain(secret);
  const error = Object.assign(new Error(text), { name: "X", $metadata: { httpStatusCode: 400 } });
  expect(asFailure("ssm:GetParameter", "/x", error).message).not.toContain(secret);
});

test.each([
  ["as it is given", "github-token", "classic0token1of2GHES"],
  ["whatever its case, with blanks around", "GitHub-Token", "  classic0token1of2GHES\n"],
  ["also where it is refused", "github-token", "classic0token1of2GHES two"],
])("a secret input is hidden, %s", (_, name, text) => {
  const hide = hiding({
    BLUEGREEN_INPUTS: JSON.stringify({ [name]: text, application: "application-name" }),
  });
  expect(hide(`so ${text.trim()} of application-name`)).toBe("so *** of application-name");
});

test.each(["", "{", "[]", "null"])("no inputs, no secrets: %j", (json) => {
  expect(hiding({ BLUEGREEN_INPUTS: json })("text")).toBe("text");
});

test("what the environment holds is hidden wherever it stands, whole or by the line", () => {
  const hide = hiding({
    AWS_SESSION_TOKEN: TOKEN,
    AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    SHOP_API_KEY: "3f1c9a7b55d0",
    DEPLOY_PRIVATE_KEY: "-----BEGIN-----\nMIIEowIBAAKCAQEA\n-----END-----",
    AWS_WEB_IDENTITY_TOKEN_FILE: "/var/run/token-file",
    A_TOKEN: "short",
    PATH: "/usr/bin:/bin",
  });
  const event = {
    kind: "explained",
    cause: `so ${TOKEN}`,
    details: ["wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "line MIIEowIBAAKCAQEA", "3f1c9a7b55d0"],
    deep: [{ a: TOKEN, n: 1 }],
  };
  expect(hidden(event, hide)).toEqual({
    kind: "explained",
    cause: "so ***",
    details: ["***", "line ***", "***"],
    deep: [{ a: "***", n: 1 }],
  });
  const ordinary =
    "short /var/run/token-file /usr/bin:/bin arn:aws:iam::123456789012:role/x i-0123456789abcdef0";
  expect(hide(ordinary)).toBe(ordinary);
});

test.each([
  ["a colour before it", `\u001b[32mghs_${"a".repeat(36)}\u001b[0m`],
  ["a colour before a key", `\u001b[1;31m${KEY}\u001b[0m`],
  ["a colour in the midst of it", `ghs_aaaa\u001b[32m${"a".repeat(36)}`],
  ["a control character in a value of the environment", "canary0value\u00001of2the3job"],
])("what the log would leave out hides no secret: %s", (_, text) => {
  const hide = hiding({ A_TOKEN: "canary0value1of2the3job" });
  const shown = oneLine(hide(text));
  expect(shown).toContain("***");
  expect(shown).not.toMatch(/ghs_|ASIA|aaaa|canary/);
});

test("words about secrets stay", () => {
  const text = "SecretAccessKey: must not be empty; session_token=none; laughs_at; wss://shop.example:8443/x";
  expect(hideSecrets(text)).toBe(text);
});
