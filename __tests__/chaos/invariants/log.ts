import type { World } from "../../../simulator/core/world.ts";

/** What the text of a parameter of the release log holds. Not read by the product's own code, which is what is judged. */
export const valueIn = <T>(text: string): T => (JSON.parse(text) as { value: T }).value;

/** What the newest version of a parameter holds; undefined: there is none. */
export function valueOf<T>({ parameters }: World["ssm"], name: string): T | undefined {
  const text = parameters[name]?.versions.at(-1)?.value;
  return text === undefined ? undefined : valueIn<T>(text);
}
