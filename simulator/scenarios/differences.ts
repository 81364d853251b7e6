/** What differs between two plain values, one sentence each; nothing when they are the same. */
export function differences(before: unknown, after: unknown, path = ""): string[] {
  if (isPlain(before) && isPlain(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differences(before[key], after[key], path ? `${path}.${key}` : key));
  }
  const [was, is] = [JSON.stringify(before), JSON.stringify(after)];
  if (was === is) return [];
  if (was === undefined) return [`${path} is new: ${is}`];
  return [is === undefined ? `${path} is gone (was ${was})` : `${path} was ${was}, is ${is}`];
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
