import { AwsError } from "../../core/aws-error.ts";
import { switchIs } from "../../core/switches.ts";
import type { World } from "../../core/world.ts";
import { readSelection } from "./names.ts";
import type { ParameterRecord, ParameterVersionRecord } from "./state.ts";

const lagMs = 3_000;
/** How long a deleted name stays taken (Systems Manager API reference, DeleteParameter). */
export const freeAgainMs = 30_000;

/** Whether something that happened then shows in reads by now. */
const shows = (world: World, at: number): boolean =>
  at <= world.now - lagMs || !switchIs(world, "ssm-read-lag", "3-seconds");

/** The versions of a parameter that a read sees at present; none when it is not there yet or no longer. */
export function sightOf(world: World, parameter: ParameterRecord): ParameterVersionRecord[] {
  if (parameter.deletedAt !== undefined && shows(world, parameter.deletedAt)) return [];
  return parameter.versions.filter(({ at }) => shows(world, at));
}

/** All parameters that reads see, by name, each in its latest visible version. */
export function seen(world: World): { parameter: ParameterRecord; version: ParameterVersionRecord }[] {
  return Object.values(world.ssm.parameters)
    .flatMap((parameter) => {
      const version = sightOf(world, parameter).at(-1);
      return version === undefined ? [] : [{ parameter, version }];
    })
    .sort((one, other) => (one.parameter.name < other.parameter.name ? -1 : 1));
}

/**
 * The version a read by name means: the latest, `:3` by number, `:live` by label.
 *
 * @returns undefined when there is no such parameter
 * @throws AwsError ParameterVersionNotFound
 */
export function select(
  world: World,
  asked: string,
): { parameter: ParameterRecord; version: ParameterVersionRecord; selector?: string } | undefined {
  const { name, selector } = readSelection(asked);
  const parameter = world.ssm.parameters[name];
  if (parameter === undefined) return undefined;
  const versions = sightOf(world, parameter);
  if (versions.length === 0) return undefined;
  if (selector === undefined) return { parameter, version: versions.at(-1)! };
  const version = versions.find(
    (known) => String(known.version) === selector || known.labels.includes(selector),
  );
  if (version !== undefined) return { parameter, version, selector };
  throw new AwsError(
    "ParameterVersionNotFound",
    `Systems Manager could not find version ${selector} of ${name}. Verify the version and try again.`,
  );
}

/** A parameter as writes see it: at once, without lag. */
export function present(world: World, name: string): ParameterRecord | undefined {
  const parameter = world.ssm.parameters[name];
  return parameter?.deletedAt === undefined ? parameter : undefined;
}
