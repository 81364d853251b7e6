/** How a fleet is set up; every member has a default, see `fleetDefaults`. */
export interface FleetOptions {
  /** Prefix of all names: the group is `<name>-blue`, the application `<name>`, the deployment group `production`. */
  name: string;
  instances: number;
  maxSize: number;
  minSize: number;
  /** Availability zones, 2 to 3. */
  zones: number;
  /**
   * What the deployment group is: blue named by its Auto Scaling group and green discovered, both by tags, CodeDeploy's
   * own copy, or none (`image-only`: the application is baked into the image).
   */
  kind: "discover-asg" | "discover-tags" | "copy" | "image-only";
  ready: { action: "CONTINUE_DEPLOYMENT" } | { action: "STOP_DEPLOYMENT"; waitMinutes: number };
  terminate: { action: "KEEP_ALIVE" } | { action: "TERMINATE"; waitMinutes: number };
  deploymentConfig: string;
  /** How the group names its launch template's version. */
  templateVersion: "number" | "$Latest" | "$Default";
  /** GiB of the root disk that the template maps, encrypted and from the old image's snapshot; 0: it maps none. */
  rootDisk: number;
  /** A mixed instances policy with two instance types instead of a plain launch template. */
  mixedInstances: boolean;
  balancer: "application" | "network";
  crossZone: boolean | undefined;
  targetGroups: number;
  deregistrationDelaySeconds: number;
  healthIntervalSeconds: number;
  healthCheckType: "EC2" | "ELB";
  /** Scaling policies of the group; step policies get a CloudWatch alarm of the scenario's. */
  scaling: ("target-tracking" | "step")[];
  /** Scheduled actions, by name: cron expressions. */
  schedules: Record<string, string>;
  /** Lifecycle hooks of the user's, by name. */
  hooks: Record<string, "launching" | "terminating">;
  /** Further tags of the group, propagated to its instances. */
  tags: Record<string, string>;
  /** Tag by which blue is known, and its value. */
  tagKey: string;
  tagValue: string;
  /** Alarms that are created and put into the deployment group's alarm configuration. */
  alarms: string[];
  autoRollback: boolean;
  /** Deploy a first revision, so that `last` exists and the instances answer. */
  earlierDeployment: boolean;
  serviceRole: string | undefined;
  /** Of both images. */
  bootSeconds: number;
  architecture: "x86_64" | "arm64";
  /** Tags of the new image, e.g. `simulator:agent: absent`. */
  newImageTags: Record<string, string>;
}

const fleetDefaults: FleetOptions = {
  name: "web",
  instances: 3,
  minSize: 1,
  maxSize: 0,
  zones: 3,
  kind: "discover-asg",
  ready: { action: "CONTINUE_DEPLOYMENT" },
  terminate: { action: "KEEP_ALIVE" },
  deploymentConfig: "CodeDeployDefault.AllAtOnce",
  templateVersion: "number",
  rootDisk: 0,
  mixedInstances: false,
  balancer: "application",
  crossZone: undefined,
  targetGroups: 1,
  deregistrationDelaySeconds: 30,
  healthIntervalSeconds: 10,
  healthCheckType: "ELB",
  scaling: [],
  schedules: {},
  hooks: {},
  tags: {},
  tagKey: "bluegreen:release",
  tagValue: "web-production-1",
  alarms: [],
  autoRollback: false,
  earlierDeployment: true,
  serviceRole: undefined,
  bootSeconds: 40,
  architecture: "x86_64",
  newImageTags: {},
};

/** The given options over the defaults; the group may grow to twice its size unless told otherwise. */
export function optionsOf(given: Partial<FleetOptions>): FleetOptions {
  const options = { ...fleetDefaults, ...given };
  if (options.maxSize === 0) options.maxSize = 2 * options.instances;
  options.minSize = Math.min(options.minSize, options.instances);
  return options;
}
