import { HttpResponse } from "@smithy/core/protocols";
import type { Doorway } from "./front.ts";
import type { WireRequest } from "./message.ts";
import { serve } from "./serve.ts";

/** What the SDK's requests look like to a request handler. */
interface SdkRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** An SDK `requestHandler`. */
export interface BytesDoor {
  metadata: { handlerProtocol: string };
  handle(request: SdkRequest, options?: { abortSignal?: unknown }): Promise<{ response: HttpResponse }>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
  destroy(): void;
}

const encoder = new TextEncoder();
const bytesOf = (body: string | Uint8Array | undefined): Uint8Array =>
  typeof body === "string" ? encoder.encode(body) : (body ?? new Uint8Array());

/**
 * The wire without sockets: requests and answers are the bytes they would be over HTTP.
 * Give it to a client as `requestHandler`; see `simulatorConfig` for the rest of the configuration.
 */
export function bytesDoor(doorway: Doorway): BytesDoor {
  return {
    metadata: { handlerProtocol: "h1" },
    async handle(request) {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([k, v]) => [k.toLowerCase(), v]),
      );
      const arrived: WireRequest = { ...request, headers, body: bytesOf(request.body) };
      const { status, headers: answerHeaders, body } = await serve(doorway, arrived);
      return {
        response: new HttpResponse({ statusCode: status, headers: answerHeaders, body: bytesOf(body) }),
      };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  };
}

/**
 * Client configuration for a door in the process: credentials that name the principal, and no real signature.
 * @param accessKeyId an entry of `world.iam.accessKeys`, or any other for the account's root
 */
export function simulatorConfig(
  requestHandler: BytesDoor,
  accessKeyId = "AKIDSIMULATOR",
): Record<string, unknown> {
  return {
    region: "us-east-1",
    maxAttempts: 1,
    cacheMiddleware: true,
    logger: {}, // the SDK's default one is given a filtered copy of every input and output, to log nothing
    credentials: { accessKeyId, secretAccessKey: "simulated" },
    requestHandler,
    signer: {
      // Nobody verifies signatures here, and signing takes a third of a call.
      async sign(request: SdkRequest) {
        request.headers["authorization"] = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/simulated`;
        return request;
      },
    },
  };
}
