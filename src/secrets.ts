/**
 * Secrets by what they look like: we do not know the values of what others send us. A word also begins behind the letter
 * of an escape, as in `\n`: texts come as JSON too.
 */
const SHAPES: readonly [shape: RegExp, shown: string][] = [
  // AWS: key ids; what signs an address or a request. A refused signature is answered with the session token in it.
  [/(?<!(?<!\\)\w)(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, "***"],
  [
    /((?:[?&;]|\\u0026|%26)(?:X-Amz-(?:Signature|Security-Token|Credential)|Signature|AWSAccessKeyId)=)[^&\s"'<>]+/gi,
    "$1***",
  ],
  [/(x-amz-security-token["']?\s*[:=]\s*["']?)[^\s"'\\,&]+/gi, "$1***"],
  [/((?:secret_?access_?key|session_?token)\\?["']?\s*[:=>]\s*\\?["']?)[\w/+]{16,}=*/gi, "$1***"],
  [/(AWS4-HMAC-SHA256)\s+Credential=[^\n"']+/gi, "$1 ***"],
  [/(\bauthorization["']?\s*[:=]\s*["']?(?:bearer|basic|token)\s+)[^\s"',]+/gi, "$1***"],
  // GitHub's tokens (an installation's may be `ghs_<app>_<signed token>`: GitHub changelog, 24 April 2026), and signed ones
  // such as those of OpenID Connect.
  [/(?<!(?<!\\)\w)(?:ghs_\d+_eyJ[\w-]+|gh[pousr]_\w{20,}|github_pat_\w{20,})(?:\.[\w-]+)*/g, "***"],
  [/(?<!(?<!\\)\w)eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, "***"],
  // The password in an address.
  [/(\w:\/\/[^\s/:@]*:)[^\s/@]+@/g, "$1***@"],
];

/** Hides whatever looks like a secret. */
export const hideSecrets = (text: string): string =>
  SHAPES.reduce((rest, [shape, shown]) => rest.replace(shape, shown), text);
