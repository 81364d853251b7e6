import { FLEETS } from "./each-fleet.ts";
import { failsDirty, images } from "./left-behind.ts";
import { nothingLeft, repair } from "./repairs.ts";
import { play, type Play } from "./unfinished.ts";

const TWO = { targetGroups: 2 };

/** The second of two target groups is given up, everywhere and for good. */
async function giveUpSecond(p: Play): Promise<void> {
  const { listenerArn: ListenerArn, targetGroups } = p.fleet;
  const [{ name }, { arn: TargetGroupArn }] = targetGroups as [
    Play["fleet"]["targetGroups"][0],
    { arn: string },
  ];
  const { Rules = [] } = await p.aws("elasticloadbalancing:DescribeRules", { ListenerArn });
  for (const { RuleArn, IsDefault } of Rules)
    if (!IsDefault) await p.aws("elasticloadbalancing:DeleteRule", { RuleArn: RuleArn! });
  const { AutoScalingGroups = [] } = await p.aws("autoscaling:DescribeAutoScalingGroups", {});
  for (const { AutoScalingGroupName, TargetGroupARNs } of AutoScalingGroups)
    if (TargetGroupARNs?.includes(TargetGroupArn))
      await p.aws("autoscaling:DetachLoadBalancerTargetGroups", {
        AutoScalingGroupName: AutoScalingGroupName!,
        TargetGroupARNs: [TargetGroupArn],
      });
  await p.aws("codedeploy:UpdateDeploymentGroup", {
    applicationName: "web",
    currentDeploymentGroupName: "production",
    loadBalancerInfo: { targetGroupInfoList: [{ name }] },
  });
  await p.pass(5 * 60_000);
  await p.aws("elasticloadbalancing:DeleteTargetGroup", { TargetGroupArn });
}

/** Of who empties a target group that still gets requests, it says so: that was the person. */
const harmless = ({ world, fleet }: Play): void =>
  expect(world.users.harms.filter(({ group }) => group !== fleet.targetGroups[1]!.arn)).toEqual([]);

const serving = (p: Play): unknown => images(p)[0];

/** Requests come through none of it: it is no reason to keep what was in it for ever. */
describe("a target group that the release log names does not exist any more", () => {
  const KEEPS = {
    clone: "autoscaling:DeleteAutoScalingGroup",
    "same-group": "autoscaling:TerminateInstanceInAutoScalingGroup",
    "codedeploy-copy": "autoscaling:DeleteAutoScalingGroup",
  } as const;

  test.each(FLEETS)("%s: green of a failed release is taken away all the same", (fleet) =>
    play(
      fleet,
      async (p) => {
        await failsDirty(p, [KEEPS[fleet]]);
        await p.pass(60_000);
        await giveUpSecond(p);
        expect((await repair(p)).ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
        await p.pass(60_000);
        const running = Object.values(p.world.ec2.instances).filter(({ state }) => state === "running");
        expect(running.map(({ imageId }) => imageId)).toEqual([p.fleet.ami, p.fleet.ami, p.fleet.ami]);
        expect(serving(p)).toEqual({ [p.fleet.ami]: 3 });
        await nothingLeft(p);
        harmless(p);
      },
      TWO,
    ),
  );

  test.each(FLEETS)("%s: a blue that was kept for too long is ended all the same", (fleet) =>
    play(
      fleet,
      async (p) => {
        const given = { "retire-after": "1m" };
        expect((await p.run()).ending?.outcome).toBe("succeeded");
        await giveUpSecond(p);
        expect((await repair(p, given)).ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
        await p.pass(60_000);
        const running = Object.values(p.world.ec2.instances).filter(({ state }) => state === "running");
        expect(running.filter(({ id }) => p.fleet.instanceIds.includes(id))).toEqual([]);
        expect(serving(p)).toEqual({ [p.fleet.amiNew]: 3 });
        await nothingLeft(p, given);
        harmless(p);
      },
      TWO,
    ),
  );
});
