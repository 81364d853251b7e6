/** What callers may do; empty: everybody may do everything. */
export interface IamState {
  /** Policy documents by principal ARN; a principal without an entry is not restricted. */
  policies: Record<string, PolicyDocument>;
  /** The principal behind each access key id; unknown keys are the account's root. */
  accessKeys: Record<string, string>;
}

export interface PolicyDocument {
  Version: string;
  Statement: Statement[];
}

export interface Statement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

export const emptyIamState = (): IamState => ({ policies: {}, accessKeys: {} });
