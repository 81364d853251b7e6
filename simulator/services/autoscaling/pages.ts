import { pageOf, pageSize } from "../../core/paging.ts";
import type { World } from "../../core/world.ts";
import { settingOf } from "./setting.ts";
import { invalid } from "./refuse.ts";

interface Asked {
  MaxRecords?: number | undefined;
  NextToken?: string | undefined;
}

/** A page holds this many at most, whatever was asked for: by switch. */
const FULL = 20;

/** One page as Auto Scaling gives it: 50 records by default and 100 at most, unless the operation differs. */
export function page<T>(
  world: World,
  all: readonly T[],
  keyOf: (one: T) => string,
  { MaxRecords: asked, NextToken: token }: Asked,
  limits: { standard: number; most: number } = { standard: 50, most: 100 },
): { items: T[]; NextToken?: string } {
  if (asked !== undefined && (asked < 1 || asked > limits.most)) {
    throw invalid(
      `1 validation error detected: Value '${asked}' at 'maxRecords' failed to satisfy constraint: Member must have value less than or equal to ${limits.most}`,
    );
  }
  const wanted = asked ?? limits.standard;
  const fits = Math.min(wanted, all.length) <= FULL;
  const size = pageSize(world, fits || settingOf(world, "asg-page-size") === "as-asked" ? wanted : FULL);
  const found = pageOf(all, keyOf, { token, size }, "InvalidNextToken");
  return { items: found.items, ...(found.token !== undefined && { NextToken: found.token }) };
}
