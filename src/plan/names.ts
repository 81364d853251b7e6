import type { Tag } from "../fleet/members.ts";

/** What is named after the release before anything is read: discover and preflight both go by it. */
export interface Names {
  /** The tag that only green carries (rule 1). */
  greenTag: Tag;
}
