import { formatDuration, MINUTE, SECOND } from "../../time/duration.ts";
import type { Facts } from "../facts.ts";
import { settingsOf } from "../settings.ts";
import { foundIf, type Checks } from "./check.ts";

/** For booting, installing and becoming healthy, when all goes well. */
const ORDINARILY = 15 * MINUTE;

/** What the run waits for by its settings: blue's end by CodeDeploy, and twice the longest drain. */
function ownWaits(facts: Facts): number {
  const { terminationWaitMinutes } = settingsOf(facts.deploymentGroup);
  const drain = Math.max(0, ...facts.targetGroups.map(({ deregistrationDelay }) => deregistrationDelay));
  return terminationWaitMinutes * MINUTE + 2 * drain * SECOND + ORDINARILY;
}

/** Whether the credentials outlive the run, where somebody says when they end. */
export const credentialChecks = {
  "credentials-too-short": {
    severity: "warning",
    when: "the credentials end (environment variable `AWS_CREDENTIAL_EXPIRATION`) before the deployment's own waits are over",
    find: ({ facts }) =>
      foundIf((facts.credentialsLast ?? Infinity) < ownWaits(facts), () => ({
        where: "AWS credentials",
        what: `They last for ${formatDuration(Math.max(0, facts.credentialsLast!))} more, the deployment's own waits take about ${formatDuration(ownWaits(facts))}. When they end the run loses sight, and CodeDeploy goes on by itself.`,
        remedy:
          "Raise `role-duration-seconds` of aws-actions/configure-aws-credentials (and the role's maximum session duration), or shorten the termination wait.",
      })),
  },
} as const satisfies Checks;
