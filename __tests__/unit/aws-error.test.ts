import { asFailure } from "../../src/aws/aws-error.ts";

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
