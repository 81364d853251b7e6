import assert from "node:assert/strict";
import { ended, greenAlone, harmless, refusedBy } from "../claims.ts";
import type { Journey } from "../lab.ts";

/** A template that maps the root device with the old image's snapshot: green must not boot the old disk (rule 21). */
export const templateDisks: Journey[] = [
  {
    name: "clone: the template's root disk keeps its size and encryption, not the old image's snapshot",
    fleet: "clone",
    rules: [21],
    options: { rootDisk: 20 },
    async check(t) {
      ended(t, "succeeded");
      harmless(t);
      greenAlone(t, 3);
      const { LaunchTemplateVersions } = await t.aws("ec2:DescribeLaunchTemplateVersions", {
        LaunchTemplateId: t.fleet.templateId,
        Versions: [t.outputs["launch-template-version"]!],
      });
      const [disk, ...more] = LaunchTemplateVersions![0]!.LaunchTemplateData!.BlockDeviceMappings!;
      assert.deepEqual(more, []);
      assert.equal(disk!.DeviceName, "/dev/xvda");
      assert.deepEqual({ ...disk!.Ebs }, { VolumeSize: 20, VolumeType: "gp3", Encrypted: true });
    },
  },
  {
    name: "same-group: refused, the template's root disk is smaller than the image's (root-device-size)",
    fleet: "same-group",
    rules: [21],
    options: { rootDisk: 20 },
    async prepare({ aws, fleet }) {
      const { ImageId } = await aws("ec2:RegisterImage", {
        Name: "large",
        Architecture: "x86_64",
        RootDeviceName: "/dev/xvda",
        BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 40, VolumeType: "gp3" } }],
        VirtualizationType: "hvm",
      });
      fleet.amiNew = ImageId!;
    },
    check: (t) => refusedBy(t, "root-device-size", "needs 40 GiB"),
  },
];
