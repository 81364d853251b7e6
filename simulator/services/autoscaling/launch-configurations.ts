import type { LaunchConfiguration } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../core/aws-error.ts";
import type { HandlersOf } from "../../core/service.ts";
import { page } from "./pages.ts";
import { arnOf, uuid } from "./names.ts";
import { invalid } from "./refuse.ts";
import type { LaunchConfigurationRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

const shown = ({ name, arn, createdAt, settings }: LaunchConfigurationRecord): LaunchConfiguration => ({
  ...(settings as Partial<LaunchConfiguration>),
  LaunchConfigurationName: name,
  LaunchConfigurationARN: arn,
  ImageId: settings["ImageId"] as string,
  InstanceType: settings["InstanceType"] as string,
  CreatedTime: new Date(createdAt),
});

const createLaunchConfiguration: Handlers["CreateLaunchConfiguration"] = (world, input) => {
  const { LaunchConfigurationName: name = "", ...settings } = input;
  if (world.autoScaling.launchConfigurations[name]) {
    throw new AwsError(
      "AlreadyExistsFault",
      `Launch Configuration by this name already exists - A launch configuration already exists with the name ${name}`,
    );
  }
  if (settings.ImageId === undefined || settings.InstanceType === undefined) {
    throw invalid(
      "Valid requests must contain either the InstanceID parameter or both the ImageId and InstanceType parameters.",
    );
  }
  world.autoScaling.launchConfigurations[name] = {
    name,
    arn: arnOf(world, "launchConfiguration", uuid(world), `launchConfigurationName/${name}`),
    createdAt: world.now,
    settings: structuredClone(settings),
  };
};

const describeLaunchConfigurations: Handlers["DescribeLaunchConfigurations"] = (world, input) => {
  const names = input.LaunchConfigurationNames ?? [];
  const all = Object.values(world.autoScaling.launchConfigurations);
  const found = names.length > 0 ? all.filter(({ name }) => names.includes(name)) : all;
  const { items, ...next } = page(world, found, ({ name }) => name, input);
  return { LaunchConfigurations: items.map(shown), ...next };
};

const deleteLaunchConfiguration: Handlers["DeleteLaunchConfiguration"] = (world, input) => {
  const name = input.LaunchConfigurationName ?? "";
  const { groups, launchConfigurations } = world.autoScaling;
  if (!launchConfigurations[name]) {
    throw invalid(`Launch configuration name not found - Launch configuration ${name} not found`);
  }
  if (Object.values(groups).some(({ settings }) => settings.LaunchConfigurationName === name)) {
    throw new AwsError(
      "ResourceInUseFault",
      `Cannot delete launch configuration ${name} because it is attached to AutoScalingGroup`,
    );
  }
  delete launchConfigurations[name];
};

export const launchConfigurationHandlers = {
  CreateLaunchConfiguration: createLaunchConfiguration,
  DescribeLaunchConfigurations: describeLaunchConfigurations,
  DeleteLaunchConfiguration: deleteLaunchConfiguration,
} satisfies Handlers;
