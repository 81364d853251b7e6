import type { AutoScalingState } from "../services/autoscaling/state.ts";
import type { CloudWatchState } from "../services/cloudwatch/state.ts";
import type { CodeDeployState } from "../services/codedeploy/state.ts";
import type { Ec2State } from "../services/ec2/state.ts";
import type { ElbState } from "../services/elbv2/state.ts";
import type { SsmState } from "../services/ssm/state.ts";
import type { Fault } from "./faults.ts";
import type { IamState } from "./iam.ts";
import type { Scheduled } from "./schedule.ts";
import type { UsersState } from "./users.ts";

/**
 * Everything there is, as plain data (structuredClone and JSON both keep it): a snapshot is a clone.
 * It changes only by `dispatch` (a call), `advance` (time) and the fault script.
 */
export interface World {
  /** Virtual time, epoch milliseconds. */
  now: number;
  seq: number;
  random: number;
  account: string;
  region: string;
  queue: Scheduled[];
  /** Setting of every switch by name; see core/switches.ts. */
  switches: Record<string, string>;
  faults: Fault[];
  iam: IamState;
  users: UsersState;
  ec2: Ec2State;
  autoScaling: AutoScalingState;
  elb: ElbState;
  codeDeploy: CodeDeployState;
  ssm: SsmState;
  cloudWatch: CloudWatchState;
}
