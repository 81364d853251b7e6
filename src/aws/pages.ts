/** Follows NextToken to the end: `look` is given a token and returns a page; pages may be empty and still go on. */
export async function allPages<P, T>(
  look: (token: string | undefined) => Promise<P>,
  itemsOf: (page: P) => readonly T[] | undefined,
  tokenOf: (page: P) => string | undefined,
): Promise<T[]> {
  const items: T[] = [];
  let token: string | undefined;
  do {
    const page = await look(token);
    items.push(...(itemsOf(page) ?? []));
    token = tokenOf(page) || undefined;
  } while (token);
  return items;
}

/** The first page that holds anything, of a list whose newest come first: a page may be empty and still go on. */
export async function firstItems<P, T>(
  look: (token: string | undefined) => Promise<P>,
  itemsOf: (page: P) => readonly T[] | undefined,
  tokenOf: (page: P) => string | undefined,
): Promise<readonly T[]> {
  let token: string | undefined;
  do {
    const page = await look(token);
    const items = itemsOf(page) ?? [];
    if (items.length > 0) return items;
    token = tokenOf(page) || undefined;
  } while (token);
  return [];
}

/** Cuts a list into batches of at most `size`, for calls that take so many ids at once. */
export const batches = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
