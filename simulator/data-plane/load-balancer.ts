import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { Agent, errors } from "undici";
import { originOf } from "./instance-server.ts";
import type { Route } from "./route.ts";

export interface BalancerOptions {
  /** Asked for every request. */
  route(host: string, path: string): Route;
  /** Where an instance listens; undefined when there is none. */
  originOf(instanceId: string): string | undefined;
  /** Real milliseconds a target may stay silent (the load balancer's idle timeout). */
  idleMs: number;
}

export interface LoadBalancer {
  /** `http://127.0.0.1:…` */
  origin: string;
  /** Requests that an instance has not answered yet. */
  inFlight(instanceId: string): number;
  close(): Promise<void>;
}

/** Not for the next hop (RFC 9110 §7.6.1). */
const hopByHop = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * A reverse proxy in front of instances, with connections kept alive on both sides. What a target breaks or never answers
 * becomes 502 or 504, as with an Application Load Balancer; nothing is tried a second time.
 */
export async function startLoadBalancer(options: BalancerOptions): Promise<LoadBalancer> {
  const agent = new Agent({
    headersTimeout: options.idleMs,
    bodyTimeout: options.idleMs,
    keepAliveTimeout: 60_000,
  });
  const underWay: Record<string, number> = {};
  const count = (id: string, by: 1 | -1) => (underWay[id] = (underWay[id] ?? 0) + by);

  async function converse(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://target");
    const route = options.route(request.headers.host ?? "", pathname);
    if (route.kind === "nobody")
      return void response.writeHead(503).end("503 Service Temporarily Unavailable\n");
    if (route.kind === "fixed") {
      return void response
        .writeHead(route.status, route.location ? { location: route.location } : {})
        .end(route.body);
    }
    const origin = options.originOf(route.instanceId);
    if (origin === undefined) return void response.writeHead(502).end("502 Bad Gateway: nothing listens\n");
    count(route.instanceId, 1);
    try {
      await forward(agent, origin, request, response);
    } catch (error) {
      refuse(response, error);
    } finally {
      count(route.instanceId, -1);
    }
  }

  const server = createServer((request, response) => void converse(request, response));
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: originOf(server)!,
    inFlight: (id) => underWay[id] ?? 0,
    async close() {
      server.close();
      server.closeAllConnections();
      await agent.destroy();
    },
  };
}

async function forward(
  agent: Agent,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const hasBody =
    request.headers["content-length"] !== undefined || request.headers["transfer-encoding"] !== undefined;
  const answered = await agent.request({
    origin,
    path: request.url ?? "/",
    method: request.method ?? "GET",
    headers: forwarded(request.headers, request.socket.remoteAddress ?? ""),
    body: hasBody ? request : null,
  });
  response.writeHead(answered.statusCode, endToEnd(answered.headers));
  await pipeline(answered.body, response);
}

function forwarded(headers: IncomingHttpHeaders, from: string): Record<string, string | string[]> {
  const before = headers["x-forwarded-for"];
  return { ...endToEnd(headers), "x-forwarded-for": before ? `${String(before)}, ${from}` : from };
}

const endToEnd = (headers: IncomingHttpHeaders): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string | string[]] => {
      const [name, value] = entry;
      return value !== undefined && !hopByHop.has(name);
    }),
  );

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const late = error instanceof errors.HeadersTimeoutError || error instanceof errors.ConnectTimeoutError;
  const reason = error instanceof Error ? error.message : String(error);
  response
    .writeHead(late ? 504 : 502)
    .end(`${late ? "504 Gateway Timeout" : "502 Bad Gateway"}: ${reason}\n`);
}
