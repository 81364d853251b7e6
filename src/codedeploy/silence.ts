import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import type { Context } from "../engine/step.ts";
import type { Millis } from "../time/clock.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { whyWaiting } from "./heartbeat.ts";
import type { Ledger } from "./ledger.ts";
import { say } from "./tell.ts";

const SILENCE: Millis = 30 * SECOND;
/** After ten minutes of nothing but heartbeats they come every five. */
const LONG_SILENCE: Millis = 10 * MINUTE;
const RARE: Millis = 5 * MINUTE;

/** After 30 s without a line says in one sentence why we wait. */
export async function breakSilence(
  ctx: Context,
  ledger: Ledger,
  info: DeploymentInfo,
  reasons: () => Promise<string[] | undefined>,
): Promise<void> {
  const now = ctx.clock.monotonic();
  const due = now - ledger.silentSince > LONG_SILENCE ? RARE : SILENCE;
  if (now - ledger.lastWord < due) return;
  say(ctx, ledger, { kind: "waiting", text: await whyNow(ctx, ledger, info, reasons) });
}

/** Why we wait, now. `reasons` of the target groups are asked for while green is being let into traffic. */
export async function whyNow(
  ctx: Context,
  ledger: Ledger,
  info: DeploymentInfo,
  reasons: () => Promise<string[] | undefined>,
): Promise<string> {
  const atTraffic = [...ledger.targets.values()].some(
    ({ label, events }) =>
      label !== "Blue" &&
      events.some(({ name, status }) => name === "AllowTraffic" && status === "InProgress"),
  );
  const targets = ledger.targets.values();
  const now = ctx.clock.now().getTime();
  return whyWaiting({ info, targets, now, reasons: (atTraffic && (await reasons())) || [] });
}
