import { nameIds } from "../../fleet/ids.ts";
import { quoted } from "../../aws/shell.ts";
import { updateGroup } from "../aws-command.ts";
import { greenTags } from "../green-tags.ts";
import { filterGroups, filterText, matchingFilters, selects } from "../tag-filters.ts";
import { foundIf, groupPlace, ofGroup, type Checks } from "./check.ts";

/** The tags by which CodeDeploy tells blue from green. */
export const tagChecks = {
  "green-tag-taken": {
    severity: "error",
    when: "instances of the account carry green's tag already",
    find: ({ facts: { greenTagged }, names: { greenTag } }) =>
      foundIf(greenTagged.length > 0, () => ({
        where: `tag ${greenTag.key}=${greenTag.value}`,
        what: `${nameIds(greenTagged.map(({ InstanceId }) => InstanceId!))} carry it already: CodeDeploy selects by tag in the whole account and would deploy to them.`,
        remedy:
          "Choose another `tag-value` (or leave it out: the release's number makes it unique), or terminate what was left there.",
      })),
  },
  "blue-filter-matches-green": {
    severity: "error",
    when: "the deployment group's tag filters match the tags that green will carry",
    find: ofGroup((group, view) => {
      const tags = greenTags(view.facts, view.names);
      return foundIf(view.facts.blue !== undefined && selects(group, tags), () => ({
        where: groupPlace(view),
        what: `Its filter ${matchingFilters(group, tags).map(filterText).join(" and ")} also matches green: CodeDeploy would take green for blue.`,
        remedy: `Select blue by a tag that green has with another value: \`${updateGroup(group, `--ec2-tag-filters ${quoted(`Key=${view.names.greenTag.key},Value=<blue's value>,Type=KEY_AND_VALUE`)}`)}\`.`,
      }));
    }),
  },
  "tag-key-not-filtered": {
    severity: "error",
    when: "`fleet` is `same-group` and the tag key is not a KEY_AND_VALUE filter of the deployment group",
    find: ofGroup((group, view) => {
      const { key } = view.names.greenTag;
      const filters = filterGroups(group).flat();
      const told = filters.some(
        ({ Key, Type }) => Key === key && (Type ?? "KEY_AND_VALUE") === "KEY_AND_VALUE",
      );
      return foundIf(view.facts.fleet === "same-group" && !told, () => ({
        where: `input tag-key (${key})`,
        what: `${groupPlace(view)} selects blue by ${filters.map(filterText).join(", ") || "no tag"}, not by a value of this key: after the release it would still look for the old tags.`,
        remedy:
          filters.find(({ Type }) => Type === "KEY_AND_VALUE")?.Key !== undefined
            ? `Set \`tag-key: ${filters.find(({ Type }) => Type === "KEY_AND_VALUE")!.Key}\`, or add the filter to the deployment group.`
            : `\`${updateGroup(group, `--ec2-tag-filters ${quoted(`Key=${key},Value=<blue's value>,Type=KEY_AND_VALUE`)}`)}\` (blue's instances must carry it).`,
      }));
    }),
  },
} satisfies Checks;
