import { asFailure } from "../../src/aws/refusal.ts";

const sdkError = (name: string, message: string, $metadata?: object): Error =>
  Object.assign(new Error(message), { name, $metadata });

test.each([
  [
    "no region",
    sdkError("Error", "Region is missing"),
    "ssm:GetParameters was not sent: Region is missing (on /x)",
    /AWS_REGION/,
  ],
  [
    "a region that is empty",
    sdkError("Error", 'Region not accepted: region="" is not a valid hostname component.'),
    'ssm:GetParameters was not sent: Region not accepted: region="" is not a valid hostname component. (on /x)',
    /AWS_REGION/,
  ],
  [
    "no credentials",
    sdkError("CredentialsProviderError", "Could not load credentials from any providers"),
    "ssm:GetParameters was not sent: CredentialsProviderError: Could not load credentials from any providers (on /x)",
    /credentials are missing, invalid or have expired.*id-token: write/,
  ],
  [
    "a denial that names its action",
    sdkError("AccessDeniedException", "not authorized to perform: ssm:GetParameter on x", {
      httpStatusCode: 400,
      requestId: "r-1",
    }),
    "ssm:GetParameters was refused: AccessDenied: not authorized to perform: ssm:GetParameter on x (on /x, request r-1)",
    /Allow the action ssm:GetParameter in/,
  ],
  [
    "an explicit deny that no Allow outweighs",
    sdkError(
      "AccessDenied",
      "User: u is not authorized to perform: autoscaling:SuspendProcesses on resource: r with an explicit deny in a service control policy",
      { httpStatusCode: 403 },
    ),
    "ssm:GetParameters was refused: AccessDenied: User: u is not authorized to perform: autoscaling:SuspendProcesses on resource: r with an explicit deny in a service control policy (on /x)",
    /^An explicit deny in a service control policy forbids autoscaling:SuspendProcesses; no Allow/,
  ],
  [
    "an Allow that lacks in another policy than the role's",
    sdkError(
      "AccessDenied",
      "User: u is not authorized to perform: ec2:CreateTags on resource: r because no permissions boundary allows the ec2:CreateTags action",
      { httpStatusCode: 403 },
    ),
    "ssm:GetParameters was refused: AccessDenied: User: u is not authorized to perform: ec2:CreateTags on resource: r because no permissions boundary allows the ec2:CreateTags action (on /x)",
    /^Allow the action ec2:CreateTags in the permissions boundary too/,
  ],
  [
    "an encoded denial of EC2",
    sdkError(
      "UnauthorizedOperation",
      "You are not authorized to perform this operation. Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6X_-x",
      { httpStatusCode: 403 },
    ),
    "ssm:GetParameters was refused: UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6X_-x (on /x)",
    /^Allow the action ssm:GetParameters .*aws sts decode-authorization-message --encoded-message 4GIOHlTkIaWHQD0Q0m6X_-x$/,
  ],
  [
    "what AWS says is said",
    sdkError("ValidationException", "Too long.", { httpStatusCode: 400 }),
    "ssm:GetParameters was refused: Validation: Too long. (on /x)",
    /^$/,
  ],
])("%s", (_, error, message, remedy) => {
  const failure = asFailure("ssm:GetParameters", "/x", error);
  expect(failure.message).toBe(message);
  expect(failure.remedy).toMatch(remedy);
});
