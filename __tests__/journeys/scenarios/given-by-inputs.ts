import assert from "node:assert/strict";
import { ended, greenAlone, greenIsSound, groupIn, harmless } from "../claims.ts";
import type { Journey, Travelled } from "../lab.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";

async function deploymentOf(t: Travelled) {
  const { deploymentInfo } = await t.aws("codedeploy:GetDeployment", {
    deploymentId: t.outputs["deployment-id"]!,
  });
  return deploymentInfo!;
}

function serves(t: Travelled): void {
  ended(t, "succeeded");
  harmless(t);
  greenAlone(t, 3);
  greenIsSound(t);
}

/** What the inputs can name: the image, the revision, the tag, the fleet and the group. */
export const givenByInputs: Journey[] = [
  {
    name: "clone: the image by a parameter, the revision from S3, the fleet and the group by name",
    fleet: "clone",
    inputs: {
      "ami-id": "ssm:/images/web",
      revision: "s3://releases/web-2.tgz?versionId=v7",
      fleet: "clone",
      "auto-scaling-group": "web-blue",
      target: "web",
      description: "Summer catalogue",
    },
    async prepare({ aws, fleet }, person) {
      await aws("ssm:PutParameter", { Name: "/images/web", Value: fleet.amiNew, Type: "String" });
      await person.sleep(60_000); // reads lag writes
    },
    async check(t) {
      serves(t);
      assert.equal(t.outputs["ami-id"], t.fleet.amiNew);
      const { revision, description } = await deploymentOf(t);
      assert.deepEqual(revision?.s3Location, {
        bucket: "releases",
        key: "web-2.tgz",
        bundleType: "tgz",
        version: "v7",
      });
      assert.match(description ?? "", /Summer catalogue/);
      assert.ok(groupIn(t.after, "web-blue-1")!.tags.includes("bluegreen:target=web"));
    },
  },
  {
    name: "same-group: the revision from GitHub, green by a tag key and value of the user's",
    fleet: "same-group",
    rules: [1, 2],
    options: { tagKey: "Release", tagValue: "7" },
    inputs: { revision: `github:octo/shop@${COMMIT}`, "tag-key": "Release", "tag-value": "8" },
    async check(t) {
      serves(t);
      assert.deepEqual((await deploymentOf(t)).revision?.gitHubLocation, {
        repository: "octo/shop",
        commitId: COMMIT,
      });
      assert.ok(groupIn(t.after, "web-blue")!.tags.includes("Release=8 (propagated)"));
      const { ec2TagFilters: filters } = t.after.deploymentGroups["web/production"] as {
        ec2TagFilters: unknown;
      };
      assert.deepEqual(filters, [{ Key: "Release", Value: "8", Type: "KEY_AND_VALUE" }]);
    },
  },
  {
    name: "codedeploy-copy: the last successful revision, less than ten minutes to go back",
    fleet: "codedeploy-copy",
    rules: [11, 15],
    options: { terminate: { action: "TERMINATE", waitMinutes: 5 } },
    inputs: { revision: "last", retire: "terminate", "no-way-back": "true" },
    async check(t) {
      serves(t);
      const { revision } = await deploymentOf(t);
      assert.deepEqual(revision?.s3Location?.key, t.fleet.codeDeploy?.revision.s3Location?.key);
    },
  },
];
