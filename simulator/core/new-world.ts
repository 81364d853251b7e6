import { emptyAutoScalingState } from "../services/autoscaling/state.ts";
import { emptyCloudWatchState } from "../services/cloudwatch/state.ts";
import { emptyCodeDeployState } from "../services/codedeploy/state.ts";
import { emptyEc2State } from "../services/ec2/state.ts";
import { emptyElbState } from "../services/elbv2/state.ts";
import { emptySsmState } from "../services/ssm/state.ts";
import type { Fault } from "./faults.ts";
import { emptyIamState } from "./iam.ts";
import { switchSettings } from "./switches.ts";
import { emptyUsersState } from "./users.ts";
import type { World } from "./world.ts";

export interface NewWorld {
  /** Of the world's random numbers. */
  seed?: number;
  /** Epoch milliseconds at which the world begins. */
  now?: number;
  /** Switches that differ from their defaults. */
  switches?: Record<string, string>;
  faults?: Fault[];
}

/** A Monday morning: the default beginning. */
const BEGINNING: number = Date.UTC(2026, 0, 5, 9);

/** An account in which nothing has been made yet. */
export function newWorld(options: NewWorld = {}): World {
  return {
    now: options.now ?? BEGINNING,
    seq: 0,
    random: options.seed ?? 1,
    account: "123456789012", // the account number of AWS's own examples
    region: "us-east-1",
    queue: [],
    switches: switchSettings(options.switches),
    faults: structuredClone(options.faults ?? []),
    iam: emptyIamState(),
    users: emptyUsersState(),
    ec2: emptyEc2State(),
    autoScaling: emptyAutoScalingState(),
    elb: emptyElbState(),
    codeDeploy: emptyCodeDeployState(),
    ssm: emptySsmState(),
    cloudWatch: emptyCloudWatchState(),
  };
}
