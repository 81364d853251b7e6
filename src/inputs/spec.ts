import type { Parse } from "./parsers.ts";

/** One input of an action: its action.yml, the table of its README and the type of its inputs all come from this. */
export interface InputSpec {
  /** Markdown, one paragraph. */
  description: string;
  parse: Parse<unknown>;
  /** What is accepted, in words. */
  accepted: string;
  example: string;
  required?: true;
  /** The value when none is given, as text: it goes through the same parser. */
  default?: string;
  /** What action.yml gives when the workflow gives none: an expression, which only the runner can evaluate. */
  filledIn?: string;
  /** Shown to nobody, also where it is not accepted. */
  secret?: true;
  /** What happens when none is given and there is no fixed default. */
  otherwise?: string;
  /** Names by which people know it elsewhere, or by which it went before: they are answered with this one. */
  insteadOf?: readonly string[];
}

type Camel<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;
type Specs = Readonly<Record<string, InputSpec>>;
type ValueOf<S extends InputSpec> = Exclude<ReturnType<S["parse"]>, undefined>;
type Always<T extends Specs> = {
  [N in keyof T]: T[N] extends { required: true } | { default: string } ? N : never;
}[keyof T];
type Flat<T> = { [K in keyof T]: T[K] };

/** The inputs of a table, read: `deployment-group` is `deploymentGroup`; only inputs without a default can be missing. */
export type InputsOf<T extends Specs> = Flat<
  { [N in Always<T> & string as Camel<N>]: ValueOf<T[N]> } & {
    [N in Exclude<keyof T, Always<T>> & string as Camel<N>]?: ValueOf<T[N]>;
  }
>;
