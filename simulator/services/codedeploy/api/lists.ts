import { pageOf, pageSize, type Page } from "../../../core/paging.ts";
import type { World } from "../../../core/world.ts";
import { settingOf } from "../switches.ts";

const PAGE_SIZES = {
  uneven: (first: boolean) => (first ? 2 : 100),
  tens: () => 10,
  hundreds: () => 100,
} as const;

/** One page of a list of ids or names; CodeDeploy has no page size parameter. */
export function pageOfNames(world: World, names: readonly string[], token: string | undefined): Page<string> {
  const size = pageSize(world, PAGE_SIZES[settingOf(world, "codedeploy-pages")](token === undefined));
  return pageOf(names, (name) => name, { token, size }, "InvalidNextTokenException");
}

/** `{ nextToken }`, or nothing on the last page: CodeDeploy leaves the member out. */
export const nextTokenOf = (page: Page<unknown>): { nextToken?: string } =>
  page.token === undefined ? {} : { nextToken: page.token };
