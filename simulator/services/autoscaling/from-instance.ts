import type { World } from "../../core/world.ts";
import { arnOf, uuid } from "./names.ts";
import { invalid } from "./refuse.ts";
import type { GroupRecord } from "./state.ts";

/** A group made from an instance gets a launch configuration of the same name (user guide, create-asg-from-instance). */
export function adoptConfiguration(world: World, group: GroupRecord, instanceId: string): void {
  const instance = world.ec2.instances[instanceId];
  if (!instance) throw invalid(`Invalid instance id: ${instanceId}`);
  const { name } = group;
  world.autoScaling.launchConfigurations[name] = {
    name,
    arn: arnOf(world, "launchConfiguration", uuid(world), `launchConfigurationName/${name}`),
    createdAt: world.now,
    settings: {
      ImageId: instance.imageId,
      InstanceType: instance.type,
      SecurityGroups: instance.securityGroups,
      ...(instance.keyName !== undefined && { KeyName: instance.keyName }),
      ...(instance.profileArn !== undefined && { IamInstanceProfile: instance.profileArn }),
    },
  };
  group.settings.LaunchConfigurationName = name;
  if (group.settings.VPCZoneIdentifier === "") group.settings.VPCZoneIdentifier = instance.subnetId;
  if (group.settings.AvailabilityZones.length === 0) group.settings.AvailabilityZones = [instance.zone];
}
