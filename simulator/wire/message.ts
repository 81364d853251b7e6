/** A request as it arrives. */
export interface WireRequest {
  method: string;
  /** Without the query string. */
  path: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
}

export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

const decoder = new TextDecoder();

/** The body as text. */
export const textOf = (request: WireRequest): string => decoder.decode(request.body);
