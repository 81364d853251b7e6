import { planned } from "../../steps/index.ts";
import { FROZEN } from "../../fleet/processes.ts";
import { deployment, endOf, ingredients, templateSteps, type Recipe } from "./recipe.ts";

/** The same group grows by N; CodeDeploy finds green by its tag. The group's name never changes. */
export const sameGroup: Recipe = (input) => {
  const from = ingredients(input);
  const { name: group, targetGroupArns: targetGroups, application, deploymentGroup } = from;
  const tag = input.greenTag;
  const steps = deployment(
    input,
    { blue: { kind: "untagged", group, tag }, green: { kind: "tagged", group, tag } },
    from.targetGroups,
  );
  const selection = { by: "tag", group, tag } as const;
  return [
    planned("note-deployment-group", { application, deploymentGroup, selection }),
    planned("freeze-blue", { group, processes: [...FROZEN] }),
    ...templateSteps(input, from),
    planned("move-template", { group, template: from.templateId }),
    planned("tag-group", { group, tag }),
    planned("note-sizes", { group }),
    planned("grow-group", { group, tag, count: from.blue.count, targetGroups }),
    steps.create,
    steps.install,
    ...endOf(input, steps, [planned("point-deployment-group", { application, deploymentGroup, selection })]),
    planned("retire-instances", { group, tag, how: input.inputs.retire, targetGroups }),
    planned("restore-group", {
      group,
      template: from.templateId,
      configured: from.template.configured,
      bare: !input.inputs.applicationInImage,
    }),
    planned("end-earlier-blue", { targetGroups }),
  ];
};
