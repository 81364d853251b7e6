import { planned } from "../../steps/index.ts";
import { COPY_HELD } from "../../fleet/processes.ts";
import { deployment, endOf, ingredients, likeBlue, templateSteps, type Recipe } from "./recipe.ts";

/** CodeDeploy copies blue's group; blue's template points at the new AMI just until the copy exists. */
export const codedeployCopy: Recipe = (input) => {
  const from = ingredients(input);
  const { name: blue, targetGroupArns: targetGroups, application, deploymentGroup } = from;
  const tag = input.greenTag;
  const steps = deployment(input, { blue: { kind: "group", group: blue }, green: "copy" }, from.targetGroups);
  const selection = { by: "copy", blue } as const;
  return [
    planned("note-deployment-group", { application, deploymentGroup, selection }),
    ...templateSteps(input, from),
    planned("freeze-blue", { group: blue, processes: [...COPY_HELD], needs: ["Launch"] }),
    planned("move-template", { group: blue, template: from.templateId, replaces: true }),
    planned("tag-group", { group: blue, tag }),
    planned("own-copy", { application, deploymentGroup, targetGroups }),
    steps.create,
    planned("follow-copy", { deploymentGroup, blue, tag }),
    planned("hold-launches", { group: blue, processes: ["Launch"] }),
    steps.install,
    ...endOf(input, steps, [
      planned("point-deployment-group", { application, deploymentGroup, selection }),
      planned("adopt-copy", { deploymentGroup, ...likeBlue(from) }),
    ]),
    planned("retire-group", {
      how: input.inputs.retire,
      name: blue,
      attached: from.attached,
      targetGroups,
      ours: from.ours,
    }),
    planned("end-earlier-blue", { targetGroups }),
  ];
};
