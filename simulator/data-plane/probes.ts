import { Agent } from "undici";
import type { World } from "../core/world.ts";
import { setProbe } from "../services/elbv2/health.ts";
import type { Answer, TargetGroupRecord } from "../services/elbv2/state.ts";
import { targetKey } from "../services/elbv2/target.ts";

/** Real milliseconds below which a probe is not given up, however fast the world runs. */
const leastPatienceMs = 250;

export interface ProberOptions {
  world: World;
  originOf(instanceId: string): string | undefined;
  /** How many times faster than the wall the world runs. */
  speed: number;
}

export interface Prober {
  /** Asks every registered target once and tells the world what came back. */
  round(): Promise<void>;
  close(): Promise<void>;
}

interface Probe {
  id: string;
  port: number;
  group: TargetGroupRecord;
}

/** The load balancers' health checks, as real requests; the world settles health from what they saw. */
export function createProber({ world, originOf, speed }: ProberOptions): Prober {
  const agent = new Agent({ keepAliveTimeout: 60_000 });

  async function ask({ id, group }: Probe): Promise<Answer> {
    const origin = originOf(id);
    if (origin === undefined) return world.ec2.instances[id]?.state === "running" ? "refused" : "timeout";
    const path = group.healthCheck.path ?? "/";
    const patience = Math.max(leastPatienceMs, (group.healthCheck.timeoutSeconds * 1000) / speed);
    const signal = AbortSignal.timeout(Math.ceil(patience));
    try {
      const answered = await agent.request({ origin, path, method: "GET", signal });
      await answered.body.dump();
      return answered.statusCode;
    } catch (error) {
      return (error as Error).name === "TimeoutError" ? "timeout" : "refused";
    }
  }

  return {
    async round() {
      const probes = targetsOf(world);
      const answers = await Promise.all(probes.map(ask));
      // The first probe told makes the world rely on probes alone: all are told together.
      for (const [index, { id, port }] of probes.entries()) setProbe(world, id, port, answers[index]!);
    },
    close: () => agent.destroy(),
  };
}

function targetsOf(world: World): Probe[] {
  const probes = new Map<string, Probe>();
  for (const group of Object.values(world.elb.targetGroups)) {
    for (const { id, port, health } of Object.values(group.targets)) {
      if (health !== "draining") probes.set(targetKey(id, port), { id, port, group });
    }
  }
  return [...probes.values()];
}
