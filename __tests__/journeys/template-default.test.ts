import { harmless, onBlue } from "./left-behind.ts";
import { leftBy, repair } from "./repairs.ts";
import { otherRun, play, type Play } from "./unfinished.ts";

/** Green fails, and somebody has made its template version the default one meanwhile: AWS does not delete that. */
async function failsWithDefault(p: Play) {
  const { amiNew: imageId, templateId: LaunchTemplateId } = p.fleet;
  p.world.faults.push({ kind: "script-fails", event: "AfterInstall", who: { imageId } });
  const running = p.start({ owner: otherRun(1) });
  await p.until(running, (event) => event.kind === "output" && event.name === "green-group");
  await p.aws("ec2:ModifyLaunchTemplate", { LaunchTemplateId, DefaultVersion: "2" });
  const failed = await running.ran;
  p.world.faults.length = 0;
  onBlue(p);
  harmless(p);
  return failed;
}

test("a template version that AWS keeps, though the call to delete it succeeds, is listed, and goes once it can", () =>
  play("clone", async (p) => {
    const failed = await failsWithDefault(p);
    expect(failed.ending?.outcome).toBe("failed-dirty");
    expect(leftBy(failed)).toEqual([expect.stringMatching(/^version 2 of launch template/)]);
    expect(failed.ending?.leftovers[0]?.why).toContain("default version");
    const { templateId: LaunchTemplateId } = p.fleet;
    await p.aws("ec2:ModifyLaunchTemplate", { LaunchTemplateId, DefaultVersion: "1" });
    await p.pass(60_000);
    expect((await repair(p)).ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
    expect(await p.changes()).toEqual([]);
  }));

test("a group on $Default stays pinned while that means the version that failed", () =>
  play(
    "clone",
    async (p) => {
      const failed = await failsWithDefault(p);
      expect(failed.ending?.outcome).toBe("failed-dirty");
      expect(leftBy(failed)).toEqual([
        expect.stringMatching(/^version 2 of launch template/),
        expect.stringMatching(/^the launch template version of web-blue: it was \$Default/),
      ]);
      expect(p.world.autoScaling.groups["web-blue"]!.settings).toMatchObject({
        LaunchTemplate: { Version: "1" },
      });
    },
    { templateVersion: "$Default" },
  ));
