import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { World } from "../core/world.ts";
import { answerOf } from "../services/ec2/software.ts";

/** What an instance's application answers. */
export interface Greeting {
  instance: string;
  image: string;
  revision: string;
}

/** How long the application takes for its nth request, if it takes long at all. */
export type Slowness = (ordinal: number) => Promise<unknown> | undefined;

/** An instance as the network sees it. */
export interface InstanceServer {
  /** `http://127.0.0.1:…`; undefined until it listens. */
  origin(): string | undefined;
  listening: Promise<void>;
  /** The machine ends: every open connection breaks, answers under way never arrive. */
  destroy(): void;
}

/**
 * An HTTP server for an instance that runs in the world. It answers as the world says its software would: with a
 * greeting and a status, not at all, or by a broken connection where nothing listens.
 */
export function startInstanceServer(world: World, instanceId: string, slowness: Slowness): InstanceServer {
  let ordinal = 0;
  const server = createServer((request, response) => {
    const takesLong = request.url?.startsWith("/health") ? undefined : slowness(++ordinal);
    if (takesLong) void takesLong.then(() => answer(world, instanceId, request, response));
    else answer(world, instanceId, request, response);
  });
  // Longer than any client of ours keeps a connection: else a request could meet a closing one.
  server.keepAliveTimeout = 120_000;
  const listening = new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    listening,
    origin: () => originOf(server),
    destroy() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(world: World, instanceId: string, request: IncomingMessage, response: ServerResponse): void {
  if (response.destroyed) return;
  const status = answerOf(world, instanceId);
  if (status === "timeout") return; // the connection stays open and silent
  if (status === "refused") return void request.socket.destroy();
  const { imageId = "", software } = world.ec2.instances[instanceId] ?? {};
  const greeting: Greeting = { instance: instanceId, image: imageId, revision: software?.application ?? "" };
  request.resume();
  response.writeHead(status, { "content-type": "application/json" }).end(`${JSON.stringify(greeting)}\n`);
}

/** Where a server of the loopback interface listens; undefined before and after. */
export function originOf(server: Server): string | undefined {
  const address = server.address() as AddressInfo | null;
  return address ? `http://127.0.0.1:${address.port}` : undefined;
}
