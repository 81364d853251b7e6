import { Failure } from "../failure.ts";
import type { Inputs, RollbackInputs } from "../inputs/contract.ts";
import type { RevisionInput } from "../inputs/parsers.ts";
import { readInputs } from "../inputs/read.ts";
import { choose, type Choice } from "../plan/back/choose.ts";
import type { Destination } from "../plan/back/destination.ts";
import { readKept } from "../plan/back/kept.ts";
import { revisionText } from "../plan/describe.ts";
import type { Facts } from "../plan/facts.ts";
import { lastSuccess } from "../plan/last-success.ts";
import { preflightBack } from "../plan/preflight.ts";
import type { Back } from "../releases/claim.ts";
import type { Glimpse } from "../releases/open.ts";
import { discovered, judged } from "./survey.ts";
import type { World } from "./world.ts";

/** All that was found out before the claim. */
export interface Errand {
  asked: RollbackInputs;
  inputs: Inputs;
  target: string;
  past: readonly Glimpse[];
  next: number;
  destination: Destination;
  facts: Facts;
  choice: Choice;
  startedAt: number;
}

/** Decides how to go back, and says so; throws a Failure where there is no such way. Reads only. */
export async function errandOf(
  world: World,
  asked: RollbackInputs,
  known: Pick<Errand, "target" | "past" | "next" | "startedAt" | "destination">,
): Promise<Errand> {
  const { target, next, destination } = known;
  const inputs = deployInputs(asked, destination);
  const sight = await discovered(world, inputs, next, { despiteAlarms: true });
  const { facts } = sight;
  const kept =
    destination.keptBy === undefined ? undefined : await readKept(world.aws, target, destination.keptBy);
  const choice = choose(asked.way, destination, facts, kept);
  if (choice.how !== "redeploy") judged(world.emit, inputs, sight, new Set(), preflightBack);
  if (choice.how === "refused")
    throw new Failure("no-instant-way", choice.why, "Roll back with `way: auto` or `way: redeploy`.");
  const whereTo = destination.to === 0 ? "what served before the first release" : `release ${destination.to}`;
  const how = choice.how === "instant" ? "at once, by its own fleet" : "by deploying it again";
  const reason = asked.reason ? ` Reason: ${asked.reason}` : "";
  world.emit({ kind: "said", text: `Going back to ${whereTo} ${how}. ${choice.why}${reason}` });
  world.emit({ kind: "output", name: "way", value: choice.how });
  if (destination.to > 0) world.emit({ kind: "output", name: "to-release", value: String(destination.to) });
  return { ...known, asked, inputs, facts, choice };
}

/** The inputs by which the earlier content would be deployed again. */
export function deployInputs(
  asked: RollbackInputs,
  { content, ways }: Pick<Destination, "content" | "ways">,
): Inputs {
  const texts = {
    "ami-id": content.ami,
    application: asked.application,
    "deployment-group": asked.deploymentGroup,
    ...(ways ? { fleet: ways.fleet, retire: ways.retire, "tag-key": ways.tagKey } : {}),
    force: "true",
  };
  const { inputs } = readInputs("deploy", JSON.stringify(texts));
  const { onFailure, onTimeout, onCancel, concurrency, timeout, target, reason } = asked;
  return {
    ...inputs,
    revision: revisionInput(content),
    onFailure,
    onTimeout,
    onCancel,
    concurrency,
    mode: asked.mode === "plan" ? "plan" : "deploy",
    ...(timeout === undefined ? {} : { timeout }),
    ...(target === undefined ? {} : { target }),
    ...(reason === undefined ? {} : { description: reason }),
  };
}

function revisionInput({ revision }: Destination["content"]): RevisionInput {
  const { s3Location: s3, gitHubLocation: github } = revision ?? {};
  if (s3?.bucket && s3.key)
    return {
      kind: "s3",
      bucket: s3.bucket,
      key: s3.key,
      bundleType: (s3.bundleType ?? "zip") as "zip",
      ...(s3.version ? { versionId: s3.version } : {}),
    };
  if (github?.repository && github.commitId)
    return { kind: "github", repository: github.repository, commit: github.commitId };
  return { kind: "last" };
}

/** CodeDeploy installs its last success on whatever is launched: is that another revision (rule 11)? */
export const isProvisional = ({ facts, destination }: Errand): boolean => {
  const last = lastSuccess(facts);
  return last === null || revisionText(last) !== revisionText(destination.content.revision ?? undefined);
};

/** What the header records of it. */
export function backOf(errand: Errand): Back {
  const { asked, destination, choice } = errand;
  const provisional = choice.how === "instant" && isProvisional(errand);
  return {
    from: destination.from,
    to: destination.to,
    how: choice.how === "instant" ? "instant" : "redeploy",
    reason: asked.reason ?? null,
    provisional,
    followUp: provisional && asked.followUp && destination.content.revision !== null,
  };
}
