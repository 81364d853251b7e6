import { asBefore, because } from "../claims.ts";
import type { Journey } from "../lab.ts";

export const roleCannotLaunch: Journey = {
  name: "codedeploy-copy: the service role may not run instances, the empty copy is removed",
  fleet: "codedeploy-copy",
  rules: [9, 27],
  async prepare({ world, fleet: { serviceRole } }) {
    world.iam.policies[serviceRole] = {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "*", Resource: "*" },
        { Effect: "Deny", Action: "ec2:RunInstances", Resource: "*" },
      ],
    };
  },
  check(t) {
    asBefore(t);
    because(t, /ec2:RunInstances|service role|IAM_ROLE_PERMISSIONS/);
  },
};
