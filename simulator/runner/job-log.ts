import { applyMasks, masksOf } from "./masks.ts";

export type LineKind = "plain" | "script" | "group" | "endgroup" | "error" | "warning" | "notice" | "debug";

/** One line of the job log as the runner stores it; `##[error]` and the like are told by `kind`. */
export interface LogLine {
  kind: LineKind;
  text: string;
  /** Milliseconds since the action started. */
  at: number;
}

export type AnnotationLevel = "error" | "warning" | "notice";

export interface Annotation {
  level: AnnotationLevel;
  message: string;
  title?: string;
  file?: string;
  line?: number;
}

/** Per level and step; a whole composite counts as one step (actions/runner: ExecutionContext.cs). */
const annotationsPerLevel = 10;
const annotationLength = 4096;

export interface JobLog {
  lines: LogLine[];
  annotations: Annotation[];
  write(kind: LineKind, text: string): void;
  /** Writes the line and keeps the annotation, within GitHub's limits. */
  annotate(annotation: Annotation): void;
  addMask(value: string): void;
  masked(text: string): string;
}

/** The log of one run of an action: masks applied, lines handed on as they come. */
export function createJobLog(onLine: (line: LogLine) => void = () => {}): JobLog {
  const started = Date.now();
  const lines: LogLine[] = [];
  const annotations: Annotation[] = [];
  let masks: string[] = [];
  const masked = (text: string) => applyMasks(text, masks);
  const write = (kind: LineKind, text: string) => {
    for (const [index, part] of masked(text).split(/\r?\n/).entries()) {
      const line: LogLine = {
        kind: index === 0 || kind === "script" ? kind : "plain",
        text: part,
        at: Date.now() - started,
      };
      lines.push(line);
      onLine(line);
    }
  };
  return {
    lines,
    annotations,
    write,
    masked,
    annotate(annotation) {
      write(annotation.level, annotation.message);
      if (annotations.filter(({ level }) => level === annotation.level).length >= annotationsPerLevel) return;
      annotations.push({ ...annotation, message: masked(annotation.message).slice(0, annotationLength) });
    },
    addMask(value) {
      masks = [...new Set([...masks, ...masksOf(value)])].sort((a, b) => b.length - a.length);
    },
  };
}
