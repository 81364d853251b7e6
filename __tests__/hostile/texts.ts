import { nextRandom } from "../../simulator/core/random.ts";

/** What a text is made of that wants to be more than a text: to the runner, a shell, Markdown, HTML, a terminal, a reader. */
export const PIECES = [
  ...Array.from("#[]:x \t\r\n\u00a0\u0000\u001b\u0085\u009b\u200b\u200f\u2028\u202e\u2066\ufeff"),
  ...Array.from("|`*_~<>&\"'\\$(){}!@=;-"),
  "::error::forged",
  "::set-output name=outcome::succeeded",
  "::save-state name=a::b",
  "::add-mask::e",
  "::stop-commands::z",
  "##[add-mask]e",
  "##[error]forged",
  "::group::",
  "::endgroup::",
  "\u001b[2J\u001b[31m",
  "<!--",
  "-->",
  "</pre>",
  "</details>",
  "</td></tr></table>",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[click](https://evil.example)",
  "![](https://evil.example/a.png)",
  "https://evil.example",
  "www.evil.example",
  "@octocat",
  "\n| forged | row |\n",
  "\n# forged\n",
  "\n```\n",
  "\n---\n",
  "1) x",
  "{{ssm:secret}}",
  "${{ github.token }}",
  "$(touch forged)",
  "`touch forged`",
  "; touch forged;",
  "' && touch forged && '",
  "EOF\noutcome=succeeded",
  "ghadelimiter_",
] as const;

/** Numbers in [0, 1) of a seed. */
export function diceOf(seed: number): () => number {
  const state = { random: seed };
  return () => nextRandom(state);
}

/** A hostile text of up to `most` pieces; one in fifty is very long. */
export function hostileText(random: () => number, most = 8): string {
  const pieces = random() < 0.02 ? 3000 : 1 + Math.floor(random() * most);
  return Array.from({ length: pieces }, () => PIECES[Math.floor(random() * PIECES.length)]).join("");
}
