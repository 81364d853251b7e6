import type { SwitchTable } from "../../core/service.ts";

/** What is not known of Parameter Store. The first setting is the default: the worst case. */
export const switches = {
  "ssm-read-lag": {
    what: "How long after a write reads may still answer as before it.",
    source: "Systems Manager API reference, GetParameter; field reports",
    settings: ["3-seconds", "none"],
  },
  "ssm-path-pages": {
    what: "Whether pages of GetParametersByPath are short, unordered and sometimes empty yet with a token.",
    source: "Systems Manager API reference, GetParametersByPath (best-effort)",
    settings: ["sparse", "full"],
  },
  "ssm-name-after-delete": {
    what: "What creating a parameter within 30 seconds of its deletion does.",
    source:
      "Systems Manager API reference, DeleteParameter (wait at least 30 seconds); the error is unverified",
    settings: ["already-exists", "created"],
  },
  "ssm-not-found-text": {
    what: "Whether ParameterNotFound says which parameter.",
    source: "Systems Manager API reference, GetParameter; both seen in public logs",
    settings: ["no-message", "names-it"],
  },
} as const satisfies SwitchTable;
