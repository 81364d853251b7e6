import type { World } from "../../core/world.ts";
import type { InstanceState } from "../ec2/state.ts";

/** What load balancing needs to know of an instance. */
export interface InstanceFacts {
  state: InstanceState;
  zone: string;
  vpcId: string;
  imageId: string;
}

export const instanceFacts = (world: World, id: string): InstanceFacts | undefined => world.ec2.instances[id];

export const subnetFacts = (world: World, id: string): { zone: string; vpcId: string } | undefined =>
  world.ec2.subnets[id];
