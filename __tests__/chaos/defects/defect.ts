/** One replacement in a compiled source file: `find` occurs in it exactly once. */
export interface Edit {
  /** Below the compiled sources: `traffic/wait.js`. */
  file: string;
  find: string;
  replace: string;
}

/** Something a careless change could do to the product, and what the suite is to notice of it. */
export interface Defect {
  /** In words: `skip the drain wait`. */
  name: string;
  /** The promises it breaks: `law 1`, `invariant b`, `rule 16`. */
  breaks: readonly string[];
  edits: readonly Edit[];
}

/** Most defects are one edit in one place. */
export const defect = (
  name: string,
  breaks: string,
  file: string,
  find: string,
  replace: string,
): Defect => ({
  name,
  breaks: breaks.split(", "),
  edits: [{ file, find, replace }],
});
