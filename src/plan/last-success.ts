import type { RevisionLocation } from "@aws-sdk/client-codedeploy";
import type { Facts } from "./facts.ts";

/**
 * The deployment group's last successful revision, where it leaves no doubt: whether its target revision is that of the last
 * success or of the last try is documented nowhere. Null: not known.
 */
export function lastSuccess({ deploymentGroup }: Facts): RevisionLocation | null {
  const { lastSuccessfulDeployment: good, lastAttemptedDeployment: tried } = deploymentGroup ?? {};
  const sure = good?.deploymentId !== undefined && good.deploymentId === (tried ?? good).deploymentId;
  return (sure && deploymentGroup?.targetRevision) || null;
}
