import type { ReleaseRef } from "../engine/step.ts";

/** CodeDeploy's limit for a description (AWS CodeDeploy user guide: limits). */
const LONGEST = 256;
const NAME = "bluegreen-action";

/**
 * The mark by which our own deployment is found again: `bluegreen-action shop/web#12 6f1c…/1`.
 * A target too long to fit is shortened; number, nonce and attempt never are.
 */
export function stampOf(release: ReleaseRef, attempt: number): string {
  const end = `#${release.number} ${release.nonce}/${attempt}`;
  const room = LONGEST - NAME.length - 1 - end.length;
  const target =
    release.target.length <= room ? release.target : `${release.target.slice(0, Math.max(0, room - 3))}...`;
  return `${NAME} ${target}${end}`;
}

/** The description sent: our stamp, then as much of the user's own words as fits. */
export function describe(stamp: string, words: string | undefined): string {
  if (!words) return stamp;
  return `${stamp} ${words}`.slice(0, LONGEST).trimEnd();
}

/** True when a deployment's description carries this stamp. */
export const carries = (description: string | undefined, stamp: string): boolean =>
  description === stamp || (description?.startsWith(`${stamp} `) ?? false);

/**
 * Both known wordings of DeploymentLimitExceededException name the active deployment only in their text
 * (`already has an active Deployment 'd-…'`, formerly `is already deploying deployment 'd-…'`).
 * Undefined for the account's own limit, which has the same name.
 */
export const activeDeploymentIn = (message: string): string | undefined =>
  /(?:is already deploying(?: deployment)?|already has an active deployment) ['"]?(d-\w+)/i.exec(
    message,
  )?.[1];
