import type { World } from "./world.ts";

/** Who calls: an access key of the wire, or a role that a service assumes (CodeDeploy's service role). */
export interface Principal {
  /** `arn:aws:iam::…:role/…` or `arn:aws:sts::…:assumed-role/…`. */
  arn: string;
  /** Set for calls which one AWS service makes for another: no IAM check, e.g. Auto Scaling's linked role. */
  service?: string;
}

export interface Call {
  requestId: string;
  principal: Principal;
}

export type Handler<I, O> = (world: World, input: I, call: Call) => O;

type CommandIO<C> = C extends abstract new (...args: never[]) => {
  input: infer I;
  resolveMiddleware(...args: never[]): (args: never) => Promise<{ output: infer O }>;
}
  ? { input: I; output: O }
  : never;

/** Handler table of one SDK client module, typed by the client's own commands: `HandlersOf<typeof import("@aws-sdk/client-ssm")>`. */
export type HandlersOf<M> = {
  [K in keyof M as K extends `${infer Operation}Command` ? Operation : never]?: Handler<
    CommandIO<M[K]>["input"],
    // oxlint-disable-next-line typescript/no-invalid-void-type -- an operation without output returns nothing
    Omit<CommandIO<M[K]>["output"], "$metadata"> | void
  >;
};

/** One AWS service of the simulator. */
export interface Service {
  /** The IAM prefix: `codedeploy`, `ec2`, `autoscaling`, `elasticloadbalancing`, `ssm`, `cloudwatch`, `sts`. */
  iam: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tables of different clients share this list
  handlers: Record<string, Handler<any, any> | undefined>;
  /** What scheduled events of this service do, by `Scheduled.type`. */
  timers: Record<string, (world: World, payload: never) => void>;
  /**
   * Dependent permissions (rule 27): further IAM actions the caller needs for this input, beyond the operation's own,
   * as `action` or `action on resource`.
   */
  dependents?: Record<string, (world: World, input: never) => string[]>;
  /** The named facts nobody knows: see core/switches.ts. */
  switches?: SwitchTable;
}

/** A switch: a fact marked UNVERIFIED, CONFLICT or inferred in the reference. The first setting is the default: the worst case. */
export interface Switch {
  /** What is not known, in one sentence. */
  what: string;
  /** Where it is said to be unknown: `aws.md §3.5`, `rule 12`. */
  source: string;
  settings: readonly [string, string, ...string[]];
}
export type SwitchTable = Record<string, Switch>;
