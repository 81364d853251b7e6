import { greenOf, type DeploymentMemo } from "../codedeploy/planned.ts";
import { recallFrom } from "../engine/record.ts";
import type { Emit } from "../events.ts";
import { messageOf } from "../failure.ts";
import { members, type FleetRef } from "../fleet/members.ts";
import { journal } from "../releases/journal.ts";
import type { Opened } from "../releases/open.ts";
import type { CreateTemplateVersionMemo } from "../steps/create-template-version.ts";
import { consoleUrl } from "./console-url.ts";
import type { World } from "./world.ts";

/**
 * The outputs of a release that is gone on with, as far as its record has them: its steps that are done are not repeated,
 * and so do not tell theirs again. Which instances there are is read; not being able to changes nothing.
 */
export async function tellRecorded({ aws, emit }: World, { header, place, folded }: Opened): Promise<void> {
  const log = journal(aws, place, folded);
  const recall = recallFrom(log);
  const deployment = recall<DeploymentMemo>("create-deployment");
  const template = recall<CreateTemplateVersionMemo>("create-template-version");
  output(emit, "ami-id", header.ami);
  output(emit, "previous-ami-id", header.before?.ami);
  output(emit, "launch-template-version", template?.version?.toString());
  if (!deployment) return;
  const { settings, deploymentId } = deployment;
  const { blue } = settings.fleets;
  const green = greenOf(settings, deploymentId);
  const region = settings.targetGroups[0]?.arn.split(":")[3];
  output(emit, "blue-group", blue.group);
  output(emit, "green-group", green?.group);
  output(emit, "deployment-id", deploymentId);
  if (deploymentId && region) output(emit, "console-url", consoleUrl(region, deploymentId));
  const list = async (name: string, fleet: FleetRef): Promise<void> => {
    const found = await members(aws, fleet);
    if (found.length > 0) output(emit, name, JSON.stringify(found.map(({ id }) => id)));
  };
  try {
    // Committed, blue's members may have been detached already.
    if (!folded.course.committed) await list("blue-instance-ids", blue);
    if (green) await list("green-instance-ids", green);
  } catch (error) {
    emit({ kind: "warned", text: `The instances could not be listed: ${messageOf(error)}` });
  }
}

const output = (emit: Emit, name: string, value: string | undefined): void => {
  if (value) emit({ kind: "output", name, value });
};
