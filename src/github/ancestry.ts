import { execFile } from "node:child_process";

/** Git's object names: SHA-1 or SHA-256. Whatever else a record holds is never given to git. */
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const PATIENCE_MS = 10_000;

/**
 * Whether one commit is an ancestor of another, as far as the checkout tells: undefined where there is none, or where it
 * does not go back that far (a shallow clone), or git is missing. Nothing is fetched.
 * @param checkout the runner's GITHUB_WORKSPACE
 */
export function isAncestor(checkout: string, earlier: string, later: string): Promise<boolean | undefined> {
  if (!COMMIT.test(earlier) || !COMMIT.test(later)) return Promise.resolve(undefined);
  if (earlier === later) return Promise.resolve(false);
  const options = {
    cwd: checkout,
    timeout: PATIENCE_MS,
    env: { ...process.env, GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0" },
  };
  return new Promise((resolve) => {
    execFile("git", ["merge-base", "--is-ancestor", earlier, later], options, (error) =>
      resolve(error === null ? true : error.code === 1 ? false : undefined),
    );
  });
}
