import { XmlShapeSerializer } from "@aws-sdk/core/protocols";
import { NormalizedSchema } from "@smithy/core/schema";
import type { OperationSchema, StructSchema } from "../core/models.ts";
import type { WireAnswer } from "./message.ts";
import { textOf } from "./message.ts";
import { refusalOf, type Protocol } from "./protocol.ts";
import { parseForm, readForm } from "./query-input.ts";

const STRING = 0;
const HEADERS = { "content-type": "text/xml;charset=UTF-8" };

/** A struct schema of our own, for the envelopes that the model does not contain. */
const struct = (name: string, members: Record<string, unknown>): unknown => [
  3,
  "simulator",
  name,
  0,
  Object.keys(members),
  Object.values(members),
];

/** The members of a modelled struct (or error) by name. */
const membersOf = (schema: unknown): Record<string, unknown> => {
  const [, , , , names, schemas] = schema as StructSchema;
  return Object.fromEntries(names.map((name, index) => [name, schemas[index]]));
};

function xml(status: number, schema: unknown, value: unknown, xmlNamespace: string | undefined): WireAnswer {
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: 5 },
    ...(xmlNamespace ? { xmlNamespace } : {}),
  } as ConstructorParameters<typeof XmlShapeSerializer>[0]);
  serializer.write(schema as never, value);
  return {
    status,
    headers: { ...HEADERS },
    body: `<?xml version="1.0" encoding="UTF-8"?>${serializer.flush() as string}`,
  };
}

/** The envelope of an answer: EC2's is flat, the others nest the result and its metadata. */
function envelope(
  ec2: boolean,
  operation: OperationSchema,
  output: object,
  requestId: string,
): [unknown, unknown] {
  const [, , name, , , outputSchema] = operation;
  const of = NormalizedSchema.of(outputSchema as never);
  if (ec2) {
    const members = of.isUnitSchema() ? {} : membersOf(of.getSchema());
    return [struct(`${name}Response`, { ...members, requestId: STRING }), { ...output, requestId }];
  }
  const metadata = struct("ResponseMetadata", { RequestId: STRING });
  const result = of.isUnitSchema() ? {} : { [`${name}Result`]: outputSchema };
  return [
    struct(`${name}Response`, { ...result, ResponseMetadata: metadata }),
    { [`${name}Result`]: output, ResponseMetadata: { RequestId: requestId } },
  ];
}

const isMessage = (name: string): boolean => name.toLowerCase() === "message";

/** The query protocol (Auto Scaling, Elastic Load Balancing, STS, old clients of CloudWatch) and EC2's dialect of it. */
const query = (ec2: boolean): Protocol => ({
  readInput: (_, operation, request) =>
    readForm(NormalizedSchema.of(operation[4] as never), parseForm(textOf(request)), ec2),

  writeOutput(model, operation, output, requestId) {
    const [schema, value] = envelope(ec2, operation, output, requestId);
    return xml(200, schema, value, model.settings.xmlNamespace);
  },

  writeError(model, error, requestId) {
    const { schema, code, queryStatus, sender, members } = refusalOf(model, error);
    const modelled = Object.entries(schema ? membersOf(schema) : {}).filter(([name]) => !isMessage(name));
    const shape = struct("Error", {
      Type: STRING,
      Code: STRING,
      Message: STRING,
      ...Object.fromEntries(modelled),
    });
    const value = { Type: sender, Code: code, Message: error.message, ...members };
    const [outer, whole] = ec2
      ? [
          struct("Response", { Errors: struct("Errors", { Error: shape }), RequestID: STRING }),
          { Errors: { Error: value }, RequestID: requestId },
        ]
      : [
          struct("ErrorResponse", { Error: shape, RequestId: STRING }),
          { Error: value, RequestId: requestId },
        ];
    return xml(queryStatus, outer, whole, model.settings.xmlNamespace);
  },
});

export const awsQuery: Protocol = query(false);
export const ec2Query: Protocol = query(true);
