import * as core from "@actions/core";

/** The job's log. Texts are already harmless; line ends are allowed. */
export interface Log {
  line(text: string): void;
  /** Opens a folded group; groups do not nest. */
  group(title: string): void;
  endGroup(): void;
  annotate(level: "error" | "warning", title: string, text: string): void;
  /** Shown only when the run's debug logging is on. */
  debug(text: string): void;
}

const TITLE = "bluegreen-action";

/** The log of the step that runs us. */
export const runnerLog: Log = {
  line: core.info,
  group: core.startGroup,
  endGroup: core.endGroup,
  annotate: (level, title, text) => {
    const annotation = { title: `${TITLE}: ${title}` };
    if (level === "error") core.error(text, annotation);
    else core.warning(text, annotation);
  },
  debug: core.debug,
};

/** Fails the step: the only place that does. */
export const fail = (text: string): void => core.setFailed(text);
