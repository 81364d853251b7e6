import { JsonCodec2, type JsonShapeDeserializer2 } from "@aws-sdk/core/protocols";
import { NormalizedSchema } from "@smithy/core/schema";
import { textOf } from "./message.ts";
import { refusalOf, type Protocol } from "./protocol.ts";

const codec = new JsonCodec2({ timestampFormat: { useTrait: true, default: 7 }, jsonName: false });

/** AWS JSON (CodeDeploy, Systems Manager: 1.1; CloudWatch: 1.0). */
const json = (version: "1.0" | "1.1"): Protocol => {
  const type = `application/x-amz-json-${version}`;
  return {
    readInput(_, operation, request) {
      // Typed as the general interface, whose `read` takes text and is asynchronous.
      const deserializer = codec.createDeserializer() as JsonShapeDeserializer2;
      return deserializer.readObject(operation[4] as never, JSON.parse(textOf(request) || "{}"));
    },

    writeOutput(_, operation, output) {
      const schema = NormalizedSchema.of(operation[5] as never);
      if (schema.isUnitSchema()) return { status: 200, headers: { "content-type": type }, body: "" };
      const serializer = codec.createSerializer();
      serializer.write(operation[5] as never, output);
      return { status: 200, headers: { "content-type": type }, body: serializer.flush() };
    },

    writeError(model, error) {
      const { shape, code, status, sender, members } = refusalOf(model, error);
      const headers: Record<string, string> = { "content-type": type };
      if (model.settings.awsQueryCompatible) headers["x-amzn-query-error"] = `${code};${sender}`;
      return { status, headers, body: JSON.stringify({ __type: shape, message: error.message, ...members }) };
    },
  };
};

export const awsJson10: Protocol = json("1.0");
export const awsJson11: Protocol = json("1.1");
