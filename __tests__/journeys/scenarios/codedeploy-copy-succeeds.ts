import { ended, greenAlone, harmless } from "../claims.ts";
import type { Journey } from "../lab.ts";

export const codedeployCopySucceeds: Journey = {
  name: "codedeploy-copy: CodeDeploy copies the group, blue gets its template and tag back",
  fleet: "codedeploy-copy",
  rules: [9],
  check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 3);
  },
};
