/** Secrets by what they look like: we do not know the values of what others send us. */
const SHAPES: readonly [shape: RegExp, shown: string][] = [
  // AWS: key ids; what signs an address or a request. A refused signature is answered with the session token in it.
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, "***"],
  [
    /([?&;](?:X-Amz-(?:Signature|Security-Token|Credential)|Signature|AWSAccessKeyId)=)[^&\s"'<>]+/gi,
    "$1***",
  ],
  [/(x-amz-security-token["']?\s*[:=]\s*["']?)[^\s"'\\,&]+/gi, "$1***"],
  [/(AWS4-HMAC-SHA256)\s+Credential=[^\n"']+/gi, "$1 ***"],
  [/(\bauthorization["']?\s*[:=]\s*["']?(?:bearer|basic|token)\s+)[^\s"',]+/gi, "$1***"],
  // GitHub's tokens, and signed ones such as those of OpenID Connect.
  [/\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,})/g, "***"],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, "***"],
  // The password in an address.
  [/(\w:\/\/[^\s/:@]+:)[^\s/@]+@/g, "$1***@"],
];

/** Hides whatever looks like a secret. */
export const hideSecrets = (text: string): string =>
  SHAPES.reduce((rest, [shape, shown]) => rest.replace(shape, shown), text);
