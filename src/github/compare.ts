import type { Emit } from "../events.ts";
import { messageOf } from "../failure.ts";

/** Where GitHub is asked about commits, and as whom. */
export interface Asking {
  /** The runner's GITHUB_API_URL: GitHub's own, or that of an Enterprise Server. */
  apiUrl: string;
  /** `owner/repo`. */
  repository: string;
  /** Needs `contents: read`. It goes into one header of one request, and nowhere else. */
  token: string;
  emit: Emit;
  signal?: AbortSignal | undefined;
  /** Milliseconds, for the whole answer. */
  patience?: number;
}

const PATIENCE_MS = 10_000;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;

/** What `later` is to `earlier`, as `status` says it → whether `earlier` is an ancestor. */
const ANCESTRY = new Map<unknown, boolean>([
  ["ahead", true],
  ["behind", false],
  ["diverged", false],
  ["identical", false],
]);

/**
 * Whether one commit is an ancestor of another, as GitHub tells (docs.github.com, REST API endpoints for commits, "Compare
 * two commits": `GET /repos/{owner}/{repo}/compare/{base}...{head}`). Asked once; whatever goes wrong is "cannot tell":
 * undefined, and a line in the debug log.
 * By fetch, which Node.js has: the toolkit's client is not in the bundle, and nothing of it is wanted for one request.
 */
export async function compared(asking: Asking, earlier: string, later: string): Promise<boolean | undefined> {
  try {
    const told = await statusOf(asking, earlier, later);
    const known = ANCESTRY.get(told);
    if (known === undefined) throw new Error(`it answered ${JSON.stringify(told)}`);
    return known;
  } catch (error) {
    const text = `GitHub could not tell whether ${earlier} comes before ${later}: ${messageOf(error)}`;
    asking.emit({ kind: "noted", text });
    return undefined;
  }
}

async function statusOf(
  { apiUrl, repository, token, signal, patience = PATIENCE_MS }: Asking,
  earlier: string,
  later: string,
): Promise<unknown> {
  if (!REPOSITORY.test(repository)) throw new Error("the repository is not known");
  const limit = AbortSignal.timeout(patience);
  // One commit a page: the answer lists them, and we do not want them.
  const response = await fetch(`${apiUrl}/repos/${repository}/compare/${earlier}...${later}?per_page=1`, {
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "user-agent": "bluegreen-action",
      "x-github-api-version": "2022-11-28",
    },
    // The token is for this address and no other.
    redirect: "error",
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`it answered ${response.status}`);
  }
  return ((await response.json()) as { status?: unknown } | null)?.status;
}
