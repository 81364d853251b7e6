import { STSClient, GetCallerIdentityCommand } from "@aws-sdk/client-sts";

export const Client = STSClient;

/** The commands behind the operations of `../operations.ts`. */
export const commands = {
  GetCallerIdentity: GetCallerIdentityCommand,
};
