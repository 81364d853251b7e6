import type { Page } from "../../core/paging.ts";
import { pageOf, pageSize } from "../../core/paging.ts";
import { switchIs } from "../../core/switches.ts";
import type { World } from "../../core/world.ts";

/**
 * A page of GetParametersByPath. "Request results are returned on a best-effort basis … the response includes
 * information up to that point and a NextToken" (API reference): so by default the first page and every third are
 * empty, the others half full, and nothing is in order.
 */
export function pageByPath<T>(
  world: World,
  items: readonly T[],
  nameOf: (item: T) => string,
  asked: { token?: string | undefined; size: number },
): Page<T> {
  if (switchIs(world, "ssm-path-pages", "full"))
    return pageOf(items, nameOf, { ...asked, size: pageSize(world, asked.size) }, "InvalidNextToken");
  const [, turnText = "0", rest = ""] = /^(\d+)\.(.*)$/.exec(asked.token ?? "0.") ?? [];
  const turn = Number(turnText);
  const token = rest === "" ? undefined : rest;
  if (items.length > 0 && turn % 3 === 0) return { items: [], token: `${turn + 1}.${rest}` };
  const mixed = [...items].sort((one, other) => mix(nameOf(one)) - mix(nameOf(other)));
  const page = pageOf(
    mixed,
    nameOf,
    { token, size: pageSize(world, Math.ceil(asked.size / 2)) },
    "InvalidNextToken",
  );
  return page.token === undefined ? page : { items: page.items, token: `${turn + 1}.${page.token}` };
}

/** A number that has nothing to do with the order of names. */
function mix(name: string): number {
  let hash = 2166136261;
  for (const character of name) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  return hash >>> 0;
}
