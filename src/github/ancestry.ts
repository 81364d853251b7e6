import { execFile } from "node:child_process";
import { compared, type Asking } from "./compare.ts";

/** Git's object names: SHA-1 or SHA-256. Whatever else a record holds is given neither to git nor to GitHub. */
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const PATIENCE_MS = 10_000;

/** Whether one commit is an ancestor of another; undefined when it cannot be told. */
export type TellsAncestry = (earlier: string, later: string) => Promise<boolean | undefined>;

const nobody: TellsAncestry = () => Promise.resolve(undefined);

/**
 * The checkout of this job tells, otherwise GitHub, where there is a token to ask it with.
 * @param env the runner's
 */
export const tellsAncestry =
  (
    env: Readonly<Record<string, string | undefined>>,
    asking: Omit<Asking, "apiUrl" | "token"> & { token: string | undefined },
  ): TellsAncestry =>
  (earlier, later) => {
    const { token } = asking;
    const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
    const github: TellsAncestry = (a, b) =>
      token ? compared({ ...asking, apiUrl, token }, a, b) : nobody(a, b);
    return isAncestor(env["GITHUB_WORKSPACE"] || ".", earlier, later, github);
  };

/**
 * Whether one commit is an ancestor of another: as the checkout tells, otherwise as `elsewhere` does; undefined when
 * neither can.
 * @param checkout the runner's GITHUB_WORKSPACE
 */
export async function isAncestor(
  checkout: string,
  earlier: string,
  later: string,
  elsewhere: TellsAncestry = nobody,
): Promise<boolean | undefined> {
  if (!COMMIT.test(earlier) || !COMMIT.test(later)) return undefined;
  if (earlier === later) return false;
  return (await inCheckout(checkout, earlier, later)) ?? elsewhere(earlier, later);
}

/** Undefined where there is no checkout, or it does not go back that far (a shallow clone), or git is missing. Nothing is fetched. */
async function inCheckout(checkout: string, earlier: string, later: string): Promise<boolean | undefined> {
  const { code } = await git(checkout, "merge-base", "--is-ancestor", earlier, later);
  if (code === 0) return true;
  if (code !== 1) return undefined;
  // Where history was cut, what is not found may lie behind the cut.
  const { text } = await git(checkout, "rev-parse", "--is-shallow-repository");
  return text === "false" ? false : undefined;
}

function git(cwd: string, ...args: string[]): Promise<{ code: unknown; text: string }> {
  const env = { ...process.env, GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0" };
  return new Promise((resolve) => {
    execFile("git", args, { cwd, timeout: PATIENCE_MS, env }, (error, stdout) =>
      resolve({ code: error === null ? 0 : error.code, text: stdout.trim() }),
    );
  });
}
