import type { Aws } from "../aws/call.ts";
import { greenOf, type DeploymentMemo, type DeploymentSettings } from "../codedeploy/planned.ts";
import type { Json, Planned } from "../engine/step.ts";
import type { Serving } from "../outcome.ts";
import type { Past } from "../releases/history.ts";
import { openRelease } from "../releases/open.ts";
import { routers } from "../traffic/routers.ts";

/** What of a record says which fleets a release was about. */
interface Recorded {
  plan: readonly Planned[];
  step(index: number): { memo: Json } | undefined;
}

/** Who serves of a release's two fleets, as read from the target groups; undefined for a plan without a deployment. */
export async function servingOf(aws: Aws, log: Recorded): Promise<Serving | undefined> {
  const index = log.plan.findIndex(({ step }) => step === "create-deployment");
  if (index < 0) return undefined;
  const settings = log.plan[index]!.args as unknown as DeploymentSettings;
  const { deploymentId } = (log.step(index)?.memo ?? {}) as Partial<DeploymentMemo>;
  const fleets = { blue: settings.fleets.blue, green: greenOf(settings, deploymentId) };
  return routers["target-groups"].serving(aws, settings.targetGroups, fleets);
}

/** The same of a release of the past, which is opened for it. */
export async function whoServes(aws: Aws, { header, opened }: Past): Promise<Serving | undefined> {
  const folded = (opened ?? (await openRelease(aws, header.target, header.release)))?.folded;
  return folded && servingOf(aws, { plan: folded.plan, step: (index) => folded.steps[index] });
}
