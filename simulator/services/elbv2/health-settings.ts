import type { Matcher } from "@aws-sdk/client-elastic-load-balancing-v2";
import { invalid } from "./errors.ts";
import type { HealthCheck } from "./state.ts";

/** The health check members CreateTargetGroup and ModifyTargetGroup share. */
interface Given {
  HealthCheckEnabled?: boolean | undefined;
  HealthCheckProtocol?: string | undefined;
  HealthCheckPort?: string | undefined;
  HealthCheckPath?: string | undefined;
  HealthCheckIntervalSeconds?: number | undefined;
  HealthCheckTimeoutSeconds?: number | undefined;
  HealthyThresholdCount?: number | undefined;
  UnhealthyThresholdCount?: number | undefined;
  Matcher?: Matcher | undefined;
}

/**
 * The health check of a group after a call: what is given, else what was, else AWS's defaults (user guides,
 * target-group-health-checks). Intervals are seconds, 5 to 300; thresholds 2 to 10; the timeout below the interval.
 */
export function healthCheckOf(given: Given, network: boolean, before?: HealthCheck): HealthCheck {
  const protocol = given.HealthCheckProtocol ?? before?.protocol ?? (network ? "TCP" : "HTTP");
  const http = protocol.startsWith("HTTP");
  const path = given.HealthCheckPath ?? before?.path ?? "/";
  const intervalSeconds = given.HealthCheckIntervalSeconds ?? before?.intervalSeconds ?? 30;
  const usualTimeout = Math.min(intervalSeconds - 1, http ? (network ? 6 : 5) : 10);
  const check: HealthCheck = {
    enabled: given.HealthCheckEnabled ?? before?.enabled ?? true,
    protocol,
    port: given.HealthCheckPort ?? before?.port ?? "traffic-port",
    ...(http ? { path } : {}),
    intervalSeconds,
    timeoutSeconds: given.HealthCheckTimeoutSeconds ?? before?.timeoutSeconds ?? usualTimeout,
    healthyThreshold: given.HealthyThresholdCount ?? before?.healthyThreshold ?? 5,
    unhealthyThreshold: given.UnhealthyThresholdCount ?? before?.unhealthyThreshold ?? 2,
    matcher: given.Matcher?.HttpCode ?? before?.matcher ?? (network ? "200-399" : "200"),
  };
  check5To300("Health check interval", check.intervalSeconds);
  checkThreshold("Healthy threshold count", check.healthyThreshold);
  checkThreshold("Unhealthy threshold count", check.unhealthyThreshold);
  if (check.timeoutSeconds >= check.intervalSeconds)
    throw invalid(
      `Health check timeout '${check.timeoutSeconds}' must be smaller than the interval '${check.intervalSeconds}'`,
    );
  return check;
}

function check5To300(what: string, seconds: number): void {
  if (seconds < 5 || seconds > 300)
    throw invalid(`${what} '${seconds}' must be in the range of 5 to 300 seconds`);
}

function checkThreshold(what: string, count: number): void {
  if (count < 2 || count > 10) throw invalid(`${what} '${count}' must be in the range of 2 to 10`);
}
