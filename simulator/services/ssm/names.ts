import { AwsError } from "../../core/aws-error.ts";
import { switchIs } from "../../core/switches.ts";
import type { World } from "../../core/world.ts";

export const invalid = (message: string): AwsError => new AwsError("ValidationException", message);

/** Refuses a name Parameter Store does not take (Systems Manager user guide, sysman-paramstore-su-create). */
export function checkName(name: string): void {
  if (!/^[A-Za-z0-9_.\-/]+$/.test(name))
    throw invalid(
      `Parameter name: can't be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of ` +
        `sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_`,
    );
  if (name.length > 1011) throw invalid("Parameter name must not be longer than 1011 characters");
  if (/^\/?(aws|ssm)/i.test(name))
    throw new AwsError("AccessDeniedException", `No access to reserved parameter name: ${name}.`);
  if (name.includes("/") && !name.startsWith("/"))
    throw invalid("Parameter name must be a fully qualified name: it has to begin with a slash");
  if (name.endsWith("/") || name.includes("//")) throw invalid("Parameter name has an empty level");
  if (name.split("/").length - 1 > 15)
    throw new AwsError(
      "HierarchyLevelLimitExceededException",
      "A hierarchy can have a maximum of 15 levels. For more information, see Requirements and constraints.",
    );
}

export const parameterArn = (world: World, name: string): string =>
  `arn:aws:ssm:${world.region}:${world.account}:parameter/${name.replace(/^\//, "")}`;

export function notFound(world: World, name: string): AwsError {
  const message = switchIs(world, "ssm-not-found-text", "names-it") ? `Parameter ${name} not found.` : "";
  return new AwsError("ParameterNotFound", message);
}

/** What a read asks for: a name or ARN, with `:version` or `:label` behind it. */
export interface Selection {
  name: string;
  selector?: string;
}

export function readSelection(asked: string): Selection {
  const plain = asked.replace(/^arn:aws:ssm:[^:]*:[^:]*:parameter/, "");
  const [name = "", selector, ...more] = plain.split(":");
  if (more.length > 0) throw invalid(`Parameter name ${asked} has more than one selector`);
  return selector === undefined ? { name } : { name, selector };
}
