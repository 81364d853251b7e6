import type * as Client from "@aws-sdk/client-sts";
import { AwsError } from "../../core/aws-error.ts";
import { hexId } from "../../core/random.ts";
import type { HandlersOf, Service } from "../../core/service.ts";
import type { World } from "../../core/world.ts";

/** Who one is, and other roles' credentials; trust policies are not simulated. */
const handlers = {
  GetCallerIdentity: (world, _input, call) => ({
    Account: world.account,
    Arn: call.principal.arn,
    UserId: userIdOf(call.principal.arn, world.account),
  }),

  AssumeRole: (world, input) => session(world, input.RoleArn!, input.RoleSessionName!, input.DurationSeconds),

  AssumeRoleWithWebIdentity: (world, input) => ({
    ...session(world, input.RoleArn!, input.RoleSessionName!, input.DurationSeconds),
    SubjectFromWebIdentityToken: "simulated",
    Audience: "sts.amazonaws.com",
    Provider: "simulated",
  }),

  GetSessionToken: (world, input, call) => ({
    Credentials: credentialsFor(world, call.principal.arn, input.DurationSeconds),
  }),
} satisfies HandlersOf<typeof Client>;

const userIdOf = (arn: string, account: string): string =>
  arn.endsWith(":root") ? account : "AROASIMULATED:session";

/** A session of a role; its access key makes its holder the session (STS API reference, AssumeRole). */
function session(
  world: World,
  roleArn: string,
  name: string,
  seconds: number | undefined,
): Pick<Client.AssumeRoleResponse, "Credentials" | "AssumedRoleUser"> {
  const role = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(roleArn);
  if (role === null) throw new AwsError("ValidationError", `${roleArn} is invalid`);
  if (!/^[\w+=,.@-]{2,64}$/.test(name))
    throw new AwsError(
      "ValidationError",
      `Value '${name}' at 'roleSessionName' failed to satisfy constraint`,
    );
  const arn = `arn:aws:sts::${role[1]}:assumed-role/${role[2]}/${name}`;
  return {
    Credentials: credentialsFor(world, arn, seconds),
    AssumedRoleUser: { Arn: arn, AssumedRoleId: `AROASIMULATED:${name}` },
  };
}

function credentialsFor(world: World, arn: string, seconds = 3600): Client.Credentials {
  if (seconds < 900 || seconds > 43_200)
    throw new AwsError("ValidationError", "DurationSeconds must be between 900 and 43200");
  const AccessKeyId = hexId(world, "ASIA", 16).toUpperCase();
  world.iam.accessKeys[AccessKeyId] = arn;
  return {
    AccessKeyId,
    SecretAccessKey: hexId(world, "", 40),
    SessionToken: hexId(world, "", 64),
    Expiration: new Date(world.now + seconds * 1000),
  };
}

/** Security Token Service. */
export const sts: Service = { iam: "sts", handlers, timers: {} };
