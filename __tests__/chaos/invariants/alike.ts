import type { InstanceRecord } from "../../../simulator/services/ec2/state.ts";

type Maybe = InstanceRecord | undefined;

const GROUP_TAG = "aws:autoscaling:groupName";

/** Two members of one Auto Scaling group, as their tags say for good. */
export const isOfOneGroup = (one: Maybe, other: Maybe): boolean =>
  one !== undefined && one.tags[GROUP_TAG] === other?.tags[GROUP_TAG];

/** Two instances of one fleet, also where both fleets run one image: of one group, and of one release. */
export const isAlike = (one: Maybe, other: Maybe): boolean =>
  [GROUP_TAG, "bluegreen:release"].every((key) => one?.tags[key] === other?.tags[key]);
