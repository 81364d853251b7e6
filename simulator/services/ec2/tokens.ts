import { AwsError } from "../../core/aws-error.ts";
import { switchIs } from "../../core/switches.ts";
import type { World } from "../../core/world.ts";
import { invalidValue } from "./refuse.ts";

/**
 * Makes something once per client token (EC2 developer guide, ec2-api-idempotency): the same token with the same
 * input gives what was made before, with another input an error.
 * @param scope the operation, and the zone where idempotency is zonal
 */
export function oncePerToken(
  world: World,
  scope: string,
  input: { ClientToken?: string | undefined },
  make: () => string[],
): string[] {
  const token = input.ClientToken;
  if (token === undefined || token === "") return make();
  const longest = token.length <= 64 || switchIs(world, "ec2-client-token-length", "64") ? 64 : 128;
  if (token.length > longest) {
    throw invalidValue(`Value (${token}) for parameter clientToken is invalid. Maximum length ${longest}`);
  }
  const key = `${scope}|${token}`;
  const asked = JSON.stringify(input);
  const before = world.ec2.tokens[key];
  if (!before) {
    const made = make();
    world.ec2.tokens[key] = { asked, made };
    return made;
  }
  if (before.asked !== asked) {
    throw new AwsError(
      "IdempotentParameterMismatch",
      "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).",
    );
  }
  return before.made;
}
