import { stopCommand } from "../../codedeploy/driver.ts";
import { quoted } from "../../aws/shell.ts";
import { updateGroup } from "../aws-command.ts";
import { copies, listedGroups } from "../deployment-group.ts";
import { foundIf, groupPlace, ofGroup, type Checks } from "./check.ts";

/** Is there a deployment group, and one that this action can work with? */
export const deploymentGroupChecks = {
  "application-missing": {
    severity: "error",
    when: "the CodeDeploy application does not exist in this account and region",
    find: ({ facts, inputs }) =>
      foundIf(!facts.applicationExists, () => ({
        where: `application ${inputs.application}`,
        what: "There is no CodeDeploy application of this name in this account and region.",
        remedy: "Check the input `application` and the region: `aws deploy list-applications`.",
      })),
  },
  "deployment-group-missing": {
    severity: "error",
    when: "the application has no such deployment group",
    find: (view) =>
      foundIf(view.facts.applicationExists && !view.facts.deploymentGroup, () => ({
        where: groupPlace(view),
        what: "The application has no deployment group of this name.",
        remedy: `Check the input \`deployment-group\`: \`aws deploy list-deployment-groups --application-name ${quoted(view.inputs.application)}\`.`,
      })),
  },
  "compute-platform": {
    severity: "error",
    when: "the deployment group is for ECS or Lambda",
    find: ofGroup((group, view) =>
      foundIf((group.computePlatform ?? "Server") !== "Server", () => ({
        where: groupPlace(view),
        what: `It is for ${group.computePlatform}; this action deploys to EC2 instances.`,
        remedy: "Name a deployment group whose compute platform is EC2/On-premises.",
      })),
    ),
  },
  "not-blue-green": {
    severity: "error",
    when: "the deployment group's type is not BLUE_GREEN",
    find: ofGroup((group, view) =>
      foundIf(group.deploymentStyle?.deploymentType !== "BLUE_GREEN", () => ({
        where: groupPlace(view),
        what: `Its deployment type is ${group.deploymentStyle?.deploymentType ?? "not set"}: an in-place deployment would change the serving instances themselves.`,
        remedy: `Set it: \`${updateGroup(group, "--deployment-style deploymentType=BLUE_GREEN,deploymentOption=WITH_TRAFFIC_CONTROL")}\` together with \`--load-balancer-info\` and \`--blue-green-deployment-configuration\`.`,
      })),
    ),
  },
  "deployment-active": {
    severity: "error",
    when: "a deployment of the group has not ended",
    find: ({ facts: { activeDeployment: active }, ...view }) =>
      foundIf(active !== undefined, () => ({
        where: `deployment ${active!.deploymentId}`,
        what: `It is ${active!.status} in ${view.inputs.application}/${view.inputs.deploymentGroup} (begun by ${active!.creator ?? "somebody"}): a deployment group takes one at a time.`,
        remedy: `Wait for its end, or stop it: \`${stopCommand(active!.deploymentId ?? "")}\`.`,
      })),
  },
  "revision-missing": {
    severity: "error",
    when: "`revision` is `last` and the deployment group has no successful deployment",
    find: ofGroup((_group, { facts, inputs, ...view }) =>
      foundIf(!facts.revision && inputs.revision.kind === "last", () => ({
        where: groupPlace({ facts, inputs, ...view }),
        what: "The input `revision` is `last`, but no deployment of this group has ever succeeded.",
        remedy:
          "Name the revision for the first time: `revision: s3://bucket/key.zip` or `revision: github:owner/repo@sha`.",
      })),
    ),
  },
  "fleet-mismatch": {
    severity: "error",
    when: "the input `fleet` does not fit the deployment group's way of finding green",
    find: ofGroup((group, view) => {
      const { fleet } = view.facts;
      const byItself = copies(group);
      const where = groupPlace(view);
      if (byItself !== (fleet === "codedeploy-copy"))
        return [
          {
            where,
            what: byItself
              ? `It copies the Auto Scaling group itself (COPY_AUTO_SCALING_GROUP), which \`fleet: ${fleet}\` does not allow.`
              : "It expects green to be there (DISCOVER_EXISTING): with `fleet: codedeploy-copy` nobody would make it.",
            remedy:
              "Leave out the input `fleet`, or change the deployment group's greenFleetProvisioningOption.",
          },
        ];
      return foundIf(fleet === "clone" && listedGroups(group).length === 0, () => ({
        where,
        what: "It finds blue by tags alone: after a `clone` it would still look for the old tags.",
        remedy: "Use `fleet: same-group`, or list blue's Auto Scaling group in the deployment group.",
      }));
    }),
  },
  "same-group-listed": {
    severity: "error",
    when: "`fleet` is `same-group` and the deployment group lists the Auto Scaling group itself",
    find: ofGroup((group, view) =>
      foundIf(view.facts.fleet === "same-group" && listedGroups(group).length > 0, () => ({
        where: groupPlace(view),
        what: `It lists the Auto Scaling group ${listedGroups(group).join(", ")}: green grows in that very group, so CodeDeploy would count green as blue and take it out of the load balancer.`,
        remedy: `Select blue by the tag alone: \`${updateGroup(group, `--auto-scaling-groups --ec2-tag-filters ${quoted(`Key=${view.names.greenTag.key},Value=<blue's value>,Type=KEY_AND_VALUE`)}`)}\`, or use \`fleet: clone\`.`,
      })),
    ),
  },
  "several-groups": {
    severity: "error",
    when: "the deployment group lists more than one Auto Scaling group",
    find: ofGroup((group, view) =>
      foundIf(listedGroups(group).length > 1, () => ({
        where: groupPlace(view),
        what: `It lists several Auto Scaling groups (${listedGroups(group).join(", ")}): one deployment replaces one fleet.`,
        remedy: "Make one deployment group for each Auto Scaling group.",
      })),
    ),
  },
} satisfies Checks;
