import { AwsError } from "../../core/aws-error.ts";
import type { Deployment, Group } from "./state.ts";
import type { World } from "../../core/world.ts";

/**
 * Refuses a call as CodeDeploy does: HTTP 400 with the exception's name.
 * @param code the exception's name without `Exception`
 */
export function refuse(code: string, message: string): never {
  throw new AwsError(`${code}Exception`, message);
}

const NAME = /^[\w.+=,@-]{1,100}$/;

/** Refuses a name which CodeDeploy does not allow (1 to 100 of letters, digits, `. _ + = , @ -`). */
export function checkName(
  name: string | undefined,
  what: "Application" | "DeploymentGroup" | "DeploymentConfig",
): string {
  if (!name) return refuse(`${what}NameRequired`, `The ${what} name is required.`);
  if (!NAME.test(name)) refuse(`Invalid${what}Name`, `The ${what} name '${name}' is not valid.`);
  return name;
}

/** The application of a request, or the refusal AWS gives. */
export function applicationOf(world: World, name: string | undefined) {
  const application = world.codeDeploy.applications[checkName(name, "Application")];
  return application ?? refuse("ApplicationDoesNotExist", `No application found for name: ${name}`);
}

/** How groups are filed. */
export const groupKey = (application: string, group: string): string => `${application}/${group}`;

/** The deployment group of a request, or the refusal AWS gives. */
export function groupOf(world: World, application: string | undefined, name: string | undefined): Group {
  applicationOf(world, application);
  const group = world.codeDeploy.groups[groupKey(application!, checkName(name, "DeploymentGroup"))];
  return group ?? refuse("DeploymentGroupDoesNotExist", `No Deployment Group found for name: ${name}`);
}

/** The deployment of a request, or the refusal AWS gives. */
export function deploymentOf(world: World, id: string | undefined): Deployment {
  if (!id) return refuse("DeploymentIdRequired", "The deployment ID must be specified.");
  if (!/^d-[A-Z0-9]{9}$/.test(id)) {
    refuse("InvalidDeploymentId", `Specified DeploymentId is not in the valid format: ${id}`);
  }
  return (
    world.codeDeploy.deployments[id] ??
    refuse("DeploymentDoesNotExist", `The deployment ${id} could not be found`)
  );
}
