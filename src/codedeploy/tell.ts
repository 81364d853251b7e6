import type { Context } from "../engine/step.ts";
import type { BluegreenEvent } from "../events.ts";
import type { Ledger } from "./ledger.ts";
import { linesOf, whatIsNew } from "./stream.ts";
import type { Target, TargetEvent } from "./targets.ts";

/** Of failures that are alike so many are shown in full, and the same text once; the grouped line counts them all. */
const SHOWN_IN_FULL = 3;

/** Says something and remembers when: silence is what the heartbeat breaks. */
export function say(ctx: Context, ledger: Ledger, event: BluegreenEvent): void {
  ctx.emit(event);
  ledger.lastWord = ctx.clock.monotonic();
  if (event.kind !== "waiting") ledger.silentSince = ledger.lastWord;
}

/** Takes what was just read into the ledger and tells what is new in it, each thing once. */
export function tellTargets(ctx: Context, ledger: Ledger, targets: readonly Target[]): void {
  for (const target of targets) {
    ledger.ids.add(target.id);
    ledger.targets.set(target.id, target);
    ledger.readAt.set(target.id, ctx.clock.monotonic());
  }
  const news = whatIsNew(ledger.told, targets);
  for (const text of linesOf(news)) say(ctx, ledger, { kind: "progress", text });
  for (const { id, event, status } of news) {
    const failed = ledger.targets.get(id)?.events.find(({ name }) => name === event);
    if (status === "Failed" && failed) tellFailure(ctx, ledger, id, failed);
  }
}

function tellFailure(ctx: Context, ledger: Ledger, instanceId: string, event: TargetEvent): void {
  const { scriptName = "", message = "", logTail = "" } = event.diagnostics ?? {};
  if (!scriptName && !message && !logTail) return;
  const alike = `${event.name}|${scriptName}|${message}`;
  const same = `${alike}|${logTail}`;
  const shown = ledger.shown.get(alike) ?? 0;
  if (shown >= SHOWN_IN_FULL || ledger.shown.has(same)) return;
  ledger.shown.set(alike, shown + 1);
  ledger.shown.set(same, 1);
  say(ctx, ledger, {
    kind: "script-failed",
    instanceId,
    event: event.name,
    script: scriptName,
    message,
    logTail,
  });
}
