import type { FleetName } from "../facts.ts";
import { clone } from "./clone.ts";
import { codedeployCopy } from "./codedeploy-copy.ts";
import type { Recipe } from "./recipe.ts";
import { sameGroup } from "./same-group.ts";

/** All ways of making green. */
export const fleets = {
  clone,
  "same-group": sameGroup,
  "codedeploy-copy": codedeployCopy,
} satisfies Record<FleetName, Recipe>;
