import { asBefore, because } from "../claims.ts";
import { onEachFleet, READY_WAIT } from "../each-fleet.ts";
import type { Journey } from "../lab.ts";
import { deploymentIn } from "../somebody.ts";

const MOMENTS = { "while it is installed": "InProgress", "in Ready": "Ready" } as const;

/** One green instance is lost (hardware, spot): CodeDeploy does not notice, we do. */
export const greenLost: Journey[] = Object.entries(MOMENTS).flatMap(([when, status]) =>
  onEachFleet((fleet) => ({
    name: `${fleet}: an instance of green is lost ${when}, everything is as before`,
    fleet,
    rules: [13],
    options: READY_WAIT,
    // Whoever looks for them in EC2 finds them when they are installed, and ends one that users are already sent to.
    ...(status === "InProgress" ? { unless: { "ec2-new-instance-visible": "after-60-seconds" } } : {}),
    async meanwhile({ aws, fleet: { codeDeploy, amiNew } }, actor) {
      await deploymentIn(aws, actor, codeDeploy!, [status]);
      const green = async (): Promise<string[]> => {
        const { Reservations = [] } = await aws("ec2:DescribeInstances", {
          Filters: [
            { Name: "image-id", Values: [amiNew] },
            { Name: "instance-state-name", Values: ["running"] },
          ],
        });
        return Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId!));
      };
      while ((await green()).length < 3) await actor.sleep(1_000);
      if (status === "InProgress") await actor.sleep(20_000);
      await aws("ec2:TerminateInstances", { InstanceIds: [(await green())[0]!] });
    },
    check(t) {
      asBefore(t);
      // Lost at the very last it is gone from group and target group: then the number alone is known.
      because(t, /i-|2 of 3 are healthy/);
    },
  })),
);
