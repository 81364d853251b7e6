const SHOWN = 3;

/** Ids for a sentence: `i-0a, i-0b`, or `i-0a, i-0b, i-0c and 18 more`. */
export const nameIds = (ids: readonly string[]): string =>
  ids.length <= SHOWN + 1
    ? ids.join(", ")
    : `${ids.slice(0, SHOWN).join(", ")} and ${ids.length - SHOWN} more`;

/** `1 instance`, `12 instances`. */
export const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** With a full stop at its end. */
export const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
