import type { HandlersOf } from "../../../core/service.ts";
import type { DeploymentConfigInfo, MinimumHealthyHosts } from "@aws-sdk/client-codedeploy";
import type { World } from "../../../core/world.ts";
import { newUuid } from "../names.ts";
import { checkName, refuse } from "../refuse.ts";
import type { Config } from "../state.ts";
import { nextTokenOf, pageOfNames } from "./lists.ts";

const builtIn = (number: number, name: string, minimum: Config["minimum"]): Config => ({
  id: `00000000-0000-0000-0000-00000000000${number}`,
  name: `CodeDeployDefault.${name}`,
  createTime: 1446744188711,
  minimum,
});

/** AWS CodeDeploy API reference, GetDeploymentConfig: OneAtATime answers a type that the model does not know. */
const BUILT_IN = Object.fromEntries(
  [
    builtIn(1, "OneAtATime", { type: "MOST_CONCURRENCY", value: 1 }),
    builtIn(2, "HalfAtATime", { type: "FLEET_PERCENT", value: 50 }),
    builtIn(3, "AllAtOnce", { type: "HOST_COUNT", value: 0 }),
  ].map((config) => [config.name, config]),
);

/** A deployment configuration by name, or the refusal AWS gives. */
export function configOf(world: World, name: string | undefined): Config {
  const config = findConfig(world, checkName(name, "DeploymentConfig"));
  return (
    config ?? refuse("DeploymentConfigDoesNotExist", `No Deployment Configuration found for name: ${name}`)
  );
}

const findConfig = (world: World, name: string): Config | undefined =>
  BUILT_IN[name] ?? world.codeDeploy.configs[name];

const view = (config: Config): DeploymentConfigInfo => ({
  deploymentConfigId: config.id,
  deploymentConfigName: config.name,
  minimumHealthyHosts: config.minimum as MinimumHealthyHosts,
  createTime: new Date(config.createTime),
  computePlatform: "Server",
  ...(config.zonal && { zonalConfig: config.zonal }),
});

function checkedMinimum(given: MinimumHealthyHosts | undefined): Config["minimum"] {
  const { type, value } = given ?? {};
  if (type !== "HOST_COUNT" && type !== "FLEET_PERCENT") {
    return refuse("InvalidMinimumHealthyHostValue", "The minimum healthy instance value is not valid.");
  }
  if (
    value === undefined ||
    value < 0 ||
    !Number.isInteger(value) ||
    (type === "FLEET_PERCENT" && value > 99)
  ) {
    return refuse(
      "InvalidMinimumHealthyHostValue",
      `The minimum healthy instance value ${value} is not valid.`,
    );
  }
  return { type, value };
}

export const configs = {
  CreateDeploymentConfig(world, input) {
    const name = checkName(input.deploymentConfigName, "DeploymentConfig");
    if (name.startsWith("CodeDeployDefault.")) {
      refuse(
        "InvalidDeploymentConfigName",
        "Deployment configuration names must not begin with CodeDeployDefault.",
      );
    }
    if (findConfig(world, name)) {
      refuse("DeploymentConfigAlreadyExists", `Deployment Configuration already exists: ${name}`);
    }
    if (Object.keys(world.codeDeploy.configs).length >= 50) {
      refuse("DeploymentConfigLimitExceeded", "The limit of 50 deployment configurations was reached.");
    }
    const minimum = checkedMinimum(input.minimumHealthyHosts);
    const id = newUuid(world);
    const zonal = structuredClone(input.zonalConfig);
    world.codeDeploy.configs[name] = { id, name, createTime: world.now, minimum, zonal };
    return { deploymentConfigId: id };
  },
  GetDeploymentConfig: (world, input) => ({
    deploymentConfigInfo: view(configOf(world, input.deploymentConfigName)),
  }),
  DeleteDeploymentConfig(world, input) {
    const name = checkName(input.deploymentConfigName, "DeploymentConfig");
    if (name in BUILT_IN)
      refuse("InvalidOperation", "A built-in deployment configuration cannot be deleted.");
    const users = Object.values(world.codeDeploy.groups).filter((group) => group.configName === name);
    if (users.length > 0) refuse("DeploymentConfigInUse", `The deployment configuration ${name} is in use.`);
    delete world.codeDeploy.configs[name];
  },
  ListDeploymentConfigs(world, input) {
    const names = [...Object.keys(BUILT_IN), ...Object.keys(world.codeDeploy.configs)].sort();
    const page = pageOfNames(world, names, input.nextToken);
    return { deploymentConfigsList: page.items, ...nextTokenOf(page) };
  },
} satisfies HandlersOf<typeof import("@aws-sdk/client-codedeploy")>;
