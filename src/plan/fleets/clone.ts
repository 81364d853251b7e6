import { FROZEN, GREEN_FROZEN } from "../../fleet/processes.ts";
import { greenGroupName } from "../../releases/names.ts";
import { planned } from "../../steps/index.ts";
import {
  deployment,
  endOf,
  ingredients,
  likeBlue,
  suspendedByUser,
  templateSteps,
  type Recipe,
} from "./recipe.ts";

/** A new group, copy of blue's, named by the release; the deployment group moves on to it. */
export const clone: Recipe = (input) => {
  const from = ingredients(input);
  const { name: blue, group, targetGroupArns, attached, application, deploymentGroup } = from;
  const green = greenGroupName(blue, input.release.number, from.ours);
  const tag = input.greenTag;
  const steps = deployment(
    input,
    { blue: { kind: "group", group: blue }, green: { kind: "group", group: green } },
    from.targetGroups,
  );
  const selection = { by: "group", blue, green } as const;
  return [
    planned("note-deployment-group", { application, deploymentGroup, selection }),
    ...templateSteps(input, from),
    planned("create-green-group", { blue, green, tag, targetGroups: targetGroupArns }),
    planned("copy-group-settings", { blue, green }),
    planned("launch-green", { blue, green, count: from.blue.count }),
    planned("freeze-blue", { group: blue, processes: [...FROZEN, "Launch"] }),
    planned("match-green", { blue, green }),
    planned("freeze-green", { group: green, processes: [...GREEN_FROZEN] }),
    steps.create,
    steps.install,
    ...endOf(input, steps, [
      planned("point-deployment-group", { application, deploymentGroup, selection }),
      planned("open-green", { green, ...likeBlue(from), suspended: suspendedByUser(group) }),
    ]),
    planned("retire-group", {
      how: input.inputs.retire,
      name: blue,
      attached,
      targetGroups: targetGroupArns,
      ours: from.ours,
    }),
    planned("end-earlier-blue", { targetGroups: targetGroupArns }),
  ];
};
