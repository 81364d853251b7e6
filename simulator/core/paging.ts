import { AwsError } from "./aws-error.ts";
import { quotaOf } from "./quota.ts";
import type { World } from "./world.ts";

export interface Page<T> {
  items: T[];
  /** Where the next page starts; absent on the last one. */
  token?: string;
}

/** How many records a page holds at most: as many as were asked for, unless the quota `records-per-page` says fewer. */
export const pageSize = (world: World, asked: number): number =>
  Math.min(asked, quotaOf(world, "records-per-page", asked));

/**
 * One page of a list. The token names the last item seen and not a position, so that a list which changes between
 * pages neither repeats nor skips what stayed.
 *
 * @param keyOf an item's key; unique within the list
 * @param wrongToken the error code for a token we never gave
 */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  asked: { token?: string | undefined; size: number },
  wrongToken = "ValidationError",
): Page<T> {
  const start = asked.token === undefined ? 0 : startOf(items, keyOf, asked.token, wrongToken);
  const shown = items.slice(start, start + asked.size);
  const last = shown.at(-1);
  if (last === undefined || start + asked.size >= items.length) return { items: shown };
  const token = Buffer.from(JSON.stringify([start + asked.size, keyOf(last)])).toString("base64url");
  return { items: shown, token };
}

function startOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  token: string,
  wrongToken: string,
): number {
  const [position, key] = readToken(token, wrongToken);
  const before = items[position - 1];
  if (before !== undefined && keyOf(before) === key) return position;
  const at = items.findIndex((item) => keyOf(item) === key);
  return at < 0 ? Math.min(position, items.length) : at + 1;
}

function readToken(token: string, wrongToken: string): [number, string] {
  try {
    const [position, key] = JSON.parse(Buffer.from(token, "base64url").toString()) as [unknown, unknown];
    if (typeof position === "number" && typeof key === "string") return [position, key];
  } catch {
    // Not one of ours: refused below.
  }
  throw new AwsError(wrongToken, "The token is not valid.");
}
