/** All items of a listing that pages by `NextToken`: `look` is given what the next call needs beside its own input. */
export async function everyPage<P extends { NextToken?: string | undefined }, T>(
  look: (token: { NextToken?: string }) => Promise<P>,
  itemsOf: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  const items: T[] = [];
  let token: string | undefined;
  do {
    const page: P = await look(token === undefined ? {} : { NextToken: token });
    items.push(...(itemsOf(page) ?? []));
    token = page.NextToken;
  } while (token);
  return items;
}
