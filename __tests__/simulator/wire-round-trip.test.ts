import { AwsQueryProtocol, AwsSmithyRpcV2CborProtocol } from "@aws-sdk/core/protocols";
import { HttpResponse } from "@smithy/core/protocols";
import { NormalizedSchema } from "@smithy/core/schema";
import { serviceNames, type OperationSchema } from "../../simulator/core/models.ts";
import { caller } from "../../simulator/wire/caller.ts";
import { copy } from "../../simulator/wire/copy.ts";
import type { WireRequest } from "../../simulator/wire/message.ts";
import { routeOf } from "../../simulator/wire/route.ts";
import { wireModelOf } from "../../simulator/wire/wire-model.ts";
import { randomShapes } from "./random-shapes.ts";

const SEED = Number(process.env["WIRE_SEED"] ?? 20260105);
const ROUNDS = 2;
// The SDK adds a presigned URL and a region to this one's input.
const CHANGED_BY_THE_SDK = ["CopySnapshot"];

const bytesOf = (body: string | Uint8Array | undefined): Uint8Array =>
  typeof body === "string" ? new TextEncoder().encode(body) : (body ?? new Uint8Array());

/** Stands where the network is: notes the input that the wire decodes and answers with a given output. */
function echo(): { requestHandler: unknown; got: unknown; give: unknown } {
  const seen = {
    got: undefined as unknown,
    give: undefined as unknown,
    requestHandler: {
      metadata: { handlerProtocol: "h1" },
      async handle(sent: Omit<WireRequest, "body"> & { body?: string | Uint8Array }) {
        const request = { ...sent, body: bytesOf(sent.body) };
        const { model, protocol, operation } = routeOf(request)!;
        seen.got = protocol.readInput(model, operation!, request);
        const { status, headers, body } = protocol.writeOutput(model, operation!, seen.give as object, "r-1");
        return { response: new HttpResponse({ statusCode: status, headers, body: bytesOf(body) }) };
      },
      updateHttpClientConfig() {},
      httpHandlerConfigs: () => ({}),
      destroy() {},
    },
  };
  return seen;
}

const unmodelled = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, item: unknown) => (item instanceof Uint8Array ? [...item] : item)));

async function roundTrips(config: object, service: (typeof serviceNames)[number]): Promise<string[]> {
  const wire = echo();
  const aws = caller({
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    requestHandler: wire.requestHandler,
    ...config,
  }) as unknown as (operation: string, input: unknown) => Promise<Record<string, unknown>>;
  const shapes = randomShapes(SEED);
  const shapeOf = (schema: unknown): unknown => {
    const of = NormalizedSchema.of(schema as never);
    return of.isUnitSchema() ? {} : shapes.value(of);
  };
  const differences: string[] = [];
  for (const [name, operation] of Object.entries<OperationSchema>(wireModelOf(service).operations)) {
    for (let round = 0; round < ROUNDS && !CHANGED_BY_THE_SDK.includes(name); round++) {
      const input = shapeOf(operation[4]);
      wire.give = shapeOf(operation[5]);
      if (input === undefined || wire.give === undefined) continue;
      const { $metadata, ...output } = await aws(`${service}:${name}`, copy(input));
      if ($metadata === undefined) differences.push(`${name}: no metadata`);
      if (!same(input, wire.got)) differences.push(`${name} input: ${text(input)} became ${text(wire.got)}`);
      if (!same(wire.give, output))
        differences.push(`${name} output: ${text(wire.give)} became ${text(output)}`);
    }
  }
  return differences;
}

const text = (value: unknown): string => JSON.stringify(unmodelled(value));
const same = (a: unknown, b: unknown): boolean => {
  try {
    expect(unmodelled(b ?? {})).toEqual(unmodelled(a));
    return true;
  } catch {
    return false;
  }
};

test.each(serviceNames)(`every operation of %s survives the wire (WIRE_SEED=${SEED})`, async (service) => {
  expect(await roundTrips({}, service)).toEqual([]);
});

test.each([
  ["the query protocol", AwsQueryProtocol],
  ["RPC v2 CBOR", AwsSmithyRpcV2CborProtocol],
])("other clients reach CloudWatch by %s", async (_, protocol) => {
  expect(await roundTrips({ protocol }, "cloudwatch")).toEqual([]);
});
