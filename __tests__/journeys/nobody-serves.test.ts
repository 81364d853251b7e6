import { FLEETS } from "./each-fleet.ts";
import { began, play, type Play } from "./unfinished.ts";

/** AWS takes all of blue at once. */
async function loseBlue({ world, fleet, aws }: Play): Promise<void> {
  const blue = Object.values(world.ec2.instances).filter(({ imageId }) => imageId === fleet.ami);
  await aws("ec2:TerminateInstances", { InstanceIds: blue.map(({ id }) => id) });
}

const inRotation = ({ world }: Play): number[] =>
  Object.values(world.users.groups).map(({ healthy }) => healthy.serving);

const LAUNCHED =
  "Nobody serves: the load balancer sends requests to no instance of blue or green. Auto Scaling registers what it launches in group web-blue " +
  "(`aws autoscaling describe-scaling-activities --auto-scaling-group-name web-blue`)";
const SAID = {
  clone: `${LAUNCHED}; deploy again once it serves.`,
  "codedeploy-copy": `${LAUNCHED}; deploy again once it serves.`,
  // Rule 10: nothing installs the application on what is launched there.
  "same-group": `${LAUNCHED}, but CodeDeploy installs nothing on it, for lack of a launch hook: unless its AMI holds the application, install it there by a deployment in place, and deploy again once it serves.`,
};

test("same-group: green had to go and blue is lost: what was changed is as before, and the ending says that nobody serves", () =>
  play("same-group", async (p) => {
    const running = p.start();
    await p.until(running, began("grow-group"));
    await loseBlue(p);
    const { ending, events } = await running.ran;
    expect(inRotation(p)).toEqual([0]);
    expect(ending).toMatchObject({ outcome: "failed-clean", leftovers: [] });
    expect(ending?.summary).toContain(` What was changed is as before. ${SAID["same-group"]}`);
    expect(events).toContainEqual({ kind: "serving", serving: "neither" });
  }));

test.each(FLEETS)("%s: the settle step that finds blue lost says that nobody serves", (fleet) =>
  play(fleet, async (p) => {
    const running = p.start();
    await p.until(running, began("create-template-version"));
    await loseBlue(p);
    running.cancel();
    await running.ran;
    const { ending } = await p.run({ entry: "settle" });
    expect(inRotation(p)).toEqual([0]);
    expect(ending).toMatchObject({ outcome: "failed-clean", leftovers: [] });
    expect(ending?.summary).toContain(` What was changed is as before. ${SAID[fleet]}`);
    await p.pass(3_600_000);
    expect(inRotation(p)).toEqual([fleet === "same-group" ? 0 : 3]);
  }),
);

test.each(FLEETS)("%s: where blue serves, nothing of the kind is said", (fleet) =>
  play(fleet, async (p) => {
    const running = p.start();
    await p.until(running, began("create-template-version"));
    running.cancel();
    await running.ran;
    const { ending } = await p.run({ entry: "settle" });
    expect(ending?.summary).toMatch(/What was changed is as before\.$/);
  }),
);
