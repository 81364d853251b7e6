import {
  SSMClient,
  DeleteParametersCommand,
  GetParameterCommand,
  GetParametersCommand,
  GetParametersByPathCommand,
  PutParameterCommand,
} from "@aws-sdk/client-ssm";

export const Client = SSMClient;

/** The commands behind the operations of `../operations.ts`. */
export const commands = {
  DeleteParameters: DeleteParametersCommand,
  GetParameter: GetParameterCommand,
  GetParameters: GetParametersCommand,
  GetParametersByPath: GetParametersByPathCommand,
  PutParameter: PutParameterCommand,
};
