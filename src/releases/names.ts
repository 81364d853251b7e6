/**
 * Everything that is named after a release. A release is `<target>` and a number that is never reused,
 * so that a killed run finds what it made under the same names.
 */

/** On groups we made: whose they are. */
export const TARGET_TAG = "bluegreen:target";
/** On a retired blue (group or instance): by which release. */
export const RETIRED_TAG = "bluegreen:retired";

/** On a group that a rollback brought back: the processes it holds until that release's revision is deployed again. */
export const HELD_TAG = "bluegreen:held";

/** Green's tag value when the user gives none: unique in the account as long as targets are (rule 1). */
export const tagValueOf = (target: string, release: number): string => `${target}-${release}`;

/** Stamped on the template version and the deployment: how a lost answer is found again. */
export const markerOf = (target: string, release: number, nonce: string): string =>
  `bluegreen-action ${target}#${release} ${nonce}`;

/** Green's group: blue's name with the release number, in place of an earlier release's. */
export function greenGroupName(blue: string, release: number, blueIsOurs: boolean): string {
  const stem = blueIsOurs ? blue.replace(/-\d+$/, "") : blue;
  const suffix = `-${release}`;
  return stem.slice(0, 255 - suffix.length) + suffix;
}

/**
 * A target as a path of parameter names, which may hold letters, digits and `._-/` (SSM user guide,
 * sysman-paramstore-su-create): anything else as `_` and its hexadecimal code points, `_` itself too, so that
 * two targets never share a path.
 */
const encodeTarget = (target: string): string =>
  target
    .split("/")
    .map((part) =>
      part.replace(/[^A-Za-z0-9.-]/gu, (character) => `_${character.codePointAt(0)!.toString(16)}_`),
    )
    .join("/");

/** Where the parameters of a target lie; see docs/release-log.md. */
export function pathsOf(target: string) {
  const root = `/bluegreen/${encodeTarget(target)}`;
  const release = (number: number): string => `${root}/releases/${number}`;
  return {
    head: `${root}/head`,
    live: `${root}/live`,
    releases: `${root}/releases`,
    release,
    claim: (number: number, owner: number): string => `${release(number)}/claims/${owner}`,
    alive: (number: number, owner: number): string => `${release(number)}/alive/${owner}`,
    /** An owner's word that it has stopped, since another took over. */
    gaveWay: (number: number, owner: number): string => `${release(number)}/by/${owner}/gave-way`,
    /** What one owner of the release wrote; only that owner writes there (rule 26). */
    by: (number: number, owner: number): string => `${release(number)}/by/${owner}`,
  };
}
