import type { Pluggable } from "@smithy/types";

/** A plugin for the public `middlewareStack` of any SDK client. */
// oxlint-disable-next-line typescript/no-explicit-any -- fits the stacks of all clients, whose inputs differ
export type SdkPlugin = Pluggable<any, any>;

/** Puts plugins on a client's middleware stack. */
export function use(client: { middlewareStack: unknown }, ...plugins: SdkPlugin[]): void {
  const stack = client.middlewareStack as { use(plugin: SdkPlugin): void };
  for (const plugin of plugins) stack.use(plugin);
}
