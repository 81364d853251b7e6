export interface SsmState {
  /** By name; a deleted parameter stays here until its name is free again and no lagging read sees it. */
  parameters: Record<string, ParameterRecord>;
  /** Tags by parameter name. */
  tags: Record<string, Record<string, string>>;
}

export interface ParameterRecord {
  name: string;
  type: "String" | "StringList" | "SecureString";
  tier: "Standard" | "Advanced";
  dataType: string;
  description?: string;
  allowedPattern?: string;
  keyId?: string;
  /** Oldest first; at most 100. */
  versions: ParameterVersionRecord[];
  deletedAt?: number;
}

export interface ParameterVersionRecord {
  version: number;
  value: string;
  at: number;
  by: string;
  labels: string[];
}

export const emptySsmState = (): SsmState => ({ parameters: {}, tags: {} });
