import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import type { Context } from "../engine/step.ts";
import { SECOND } from "../time/duration.ts";
import { unfinished, type Ledger } from "./ledger.ts";
import { countsOf, phaseOf } from "./status.ts";
import { listTargets, PER_LOOK, readTargets, type Asking } from "./targets.ts";
import { tellTargets } from "./tell.ts";

/** Up to so many targets all are read at a look; beyond, a few of them and the overview tell the story between sweeps. */
const FEW = 50;
/** Rule 28. */
const MOST_SWEEPS = 5;
const LOOK_AT_LEAST_EVERY = 20 * SECOND;
/** The first page of a list may be a short one. */
const PAGES = 2;

const asking = ({ aws }: Context, deploymentId: string): Asking => ({ aws, deploymentId });

/** Looks at the targets when something moved, or now and then; tells what is new. True when it looked. */
export async function lookAtTargets(
  ctx: Context,
  ledger: Ledger,
  deploymentId: string,
  info: DeploymentInfo,
): Promise<boolean> {
  const counts = countsOf(info);
  if (!counts && phaseOf(info) !== "ready") return false;
  const seen = JSON.stringify([info.status, counts]);
  const due = ctx.clock.monotonic() - ledger.lookedAt >= LOOK_AT_LEAST_EVERY;
  if (seen === ledger.seen && !due) return false;
  const total = Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
  const ask = asking(ctx, deploymentId);
  const many = Math.max(total, ledger.ids.size) > FEW;
  // A large fleet that is installed has a moment to tell all of it.
  if (many && phaseOf(info) === "ready" && ledger.sweeps === 0) await sweep(ctx, ledger, deploymentId);
  else if (many) await sample(ctx, ledger, ask);
  else await readAll(ctx, ledger, ask, total);
  ledger.seen = seen;
  ledger.lookedAt = ctx.clock.monotonic();
  return true;
}

/** Lists anew only when targets may have joined: blue comes late, and a copied green fleet grows. */
async function readAll(ctx: Context, ledger: Ledger, ask: Asking, total: number): Promise<void> {
  if (ledger.ids.size < Math.max(1, total) || unfinished(ledger).length === 0)
    for (const id of await listTargets(ask)) ledger.ids.add(id);
  tellTargets(ctx, ledger, await readTargets(ask, unfinished(ledger)));
}

/** A batch of those at work or seen at work, the ones not read for longest first. */
async function sample(ctx: Context, ledger: Ledger, ask: Asking): Promise<void> {
  const working = await listTargets(ask, { TargetStatus: ["InProgress", "Failed"] }, PAGES);
  const fresh = working.filter((id) => !ledger.ids.has(id));
  const open = unfinished(ledger).filter((id) => ledger.targets.has(id) || working.includes(id));
  const wanted = [...fresh, ...open]
    .sort((a, b) => (ledger.readAt.get(a) ?? -1) - (ledger.readAt.get(b) ?? -1))
    .slice(0, PER_LOOK);
  if (wanted.length > 0) tellTargets(ctx, ledger, await readTargets(ask, wanted));
}

/** Lists all targets and reads every one whose end is not known: at most five times per deployment (rule 28). */
export async function sweep(ctx: Context, ledger: Ledger, deploymentId: string): Promise<void> {
  if (ledger.sweeps >= MOST_SWEEPS) return;
  ledger.sweeps += 1;
  const ask = asking(ctx, deploymentId);
  for (const id of await listTargets(ask)) ledger.ids.add(id);
  tellTargets(ctx, ledger, await readTargets(ask, unfinished(ledger)));
}

/** The green targets that CodeDeploy calls Ready. */
export const readyTargets = (ctx: Context, deploymentId: string): Promise<string[]> =>
  listTargets(asking(ctx, deploymentId), { TargetStatus: ["Ready"], ServerInstanceLabel: ["Green"] });
