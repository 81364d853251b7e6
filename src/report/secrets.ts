import { secretTexts } from "../inputs/read.ts";
import { hideSecrets } from "../secrets.ts";
import { seen } from "./sanitize.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Environment variables that hold secrets; those that name a file or an address that holds one do not. */
const SECRET = /TOKEN|SECRET|PASSW|(?:PRIVATE|ACCESS|API)_?KEY|CREDENTIAL|AUTHORIZATION/i;
const ELSEWHERE = /_(?:FILE|URL|URI|PATH)$/i;
/** Shorter values are words. */
const SHORTEST = 8;

/**
 * Makes what hides secrets in a text: the values that the environment or secret inputs hold, and whatever looks like one.
 * What is never seen goes first, since a secret could be cut by it, or joined to a word, until it is printed.
 */
export function hiding(env: Env): (text: string) => string {
  const values = Object.entries(env)
    .filter(([name]) => SECRET.test(name) && !ELSEWHERE.test(name))
    .map(([, value = ""]) => value)
    .concat(secretTexts(env["BLUEGREEN_INPUTS"]))
    .map(seen)
    .flatMap((value) => [value, ...value.split("\n")].map((line) => line.trim()))
    .filter((value) => value.length >= SHORTEST)
    .sort((a, b) => b.length - a.length); // a secret may be part of another
  const known = [...new Set(values)];
  return (text) => hideSecrets(known.reduce((rest, value) => rest.replaceAll(value, "***"), seen(text)));
}

/** All texts of an event, however deep, through `hide`; what kind it is stays. */
export const hidden = <T>(event: T, hide: (text: string) => string): T => deep(event, hide) as T;

function deep(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === "string") return hide(value);
  if (Array.isArray(value)) return value.map((item) => deep(item, hide));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, name === "kind" ? member : deep(member, hide)]),
  );
}
