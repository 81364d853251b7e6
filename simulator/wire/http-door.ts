import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ConnectionBroken, type Doorway } from "./front.ts";
import type { WireAnswer, WireRequest } from "./message.ts";
import { serve } from "./serve.ts";

export interface HttpDoor {
  /** `http://127.0.0.1:…` */
  endpoint: string;
  close(): Promise<void>;
}

/** The wire over HTTP: one port of the loopback interface for all services. `port` 0 takes any free one. */
export async function httpDoor(doorway: Doorway, port = 0): Promise<HttpDoor> {
  const server = createServer((request, response) => {
    void converse(doorway, request, response);
  });
  await listening(server, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });

async function converse(doorway: Doorway, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const answered = await serve(doorway, await received(request));
    response.writeHead(answered.status, {
      ...answered.headers,
      "content-length": Buffer.byteLength(answered.body),
    });
    response.end(answered.body);
  } catch (error) {
    if (error instanceof ConnectionBroken) return void request.socket.destroy();
    console.error(error);
    const { status, headers, body } = broken(error);
    response.writeHead(status, headers).end(body);
  }
}

async function received(request: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
  const path = new URL(request.url ?? "/", "http://simulator").pathname;
  return { method: request.method ?? "GET", path, headers, body: Buffer.concat(chunks) };
}

/** A mistake in the simulator itself: every protocol's clients understand a bare 500. */
const broken = (error: unknown): WireAnswer => ({
  status: 500,
  headers: { "content-type": "text/plain" },
  body: `The simulator itself failed: ${String(error)}\n`,
});
