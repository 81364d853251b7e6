import { cbor, CborCodec } from "@smithy/core/cbor";
import { NormalizedSchema } from "@smithy/core/schema";
import { refusalOf, type Protocol } from "./protocol.ts";

const codec = new CborCodec();
const HEADERS = { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" };

/** Smithy RPC v2 with CBOR bodies: what botocore speaks to CloudWatch. */
export const rpcV2Cbor: Protocol = {
  readInput(_, operation, request) {
    if (request.body.length === 0) return {};
    const value: unknown = cbor.deserialize(request.body);
    return codec.createDeserializer().readValue(NormalizedSchema.of(operation[4] as never), value);
  },

  writeOutput(_, operation, output) {
    const schema = NormalizedSchema.of(operation[5] as never);
    const serializer = codec.createSerializer();
    if (schema.isUnitSchema()) return { status: 200, headers: { ...HEADERS }, body: cbor.serialize({}) };
    serializer.write(schema, output);
    return { status: 200, headers: { ...HEADERS }, body: serializer.flush() };
  },

  writeError(model, error) {
    const { shape, code, status, sender, members } = refusalOf(model, error);
    return {
      status,
      headers: {
        ...HEADERS,
        ...(model.settings.awsQueryCompatible ? { "x-amzn-query-error": `${code};${sender}` } : {}),
      },
      body: cbor.serialize({ __type: shape, message: error.message, ...members }),
    };
  },
};
