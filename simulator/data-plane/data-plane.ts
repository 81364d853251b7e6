import type { World } from "../core/world.ts";
import { startInstanceServer } from "./instance-server.ts";
import type { InstanceServer, Slowness } from "./instance-server.ts";
import { startLoadBalancer } from "./load-balancer.ts";
import type { LoadBalancer } from "./load-balancer.ts";
import { createProber } from "./probes.ts";
import { routeOf } from "./route.ts";
import type { Turns } from "./route.ts";

export interface DataPlaneOptions {
  world: World;
  /** How many times faster than the wall the world runs. */
  speed: number;
  /** After the world was told something: newly planned events are to be armed. */
  touch(): void;
  slowness?: Slowness;
}

/** Real servers behind real load balancers, for a world in real time. */
export interface DataPlane {
  /** To be called after every change of the world: instances that run get a server, others lose theirs. */
  follow(): void;
  /** One round of health checks, by HTTP. */
  probe(): Promise<void>;
  /** Where a listener's load balancer answers, `http://127.0.0.1:…`. */
  open(listenerArn: string): Promise<string>;
  /** Requests that an instance has not answered yet. */
  inFlight(instanceId: string): number;
  close(): Promise<void>;
}

/** The load balancer's idle timeout, in the world's milliseconds (ALB user guide: default 60 seconds). */
const idleMs = 60_000;

/**
 * Every fourth request takes 0.3 to 0.9 real seconds: long enough to be under way when its target is deregistered,
 * short enough to end within the shortest delay.
 */
const everyFourthIsSlow: Slowness = (ordinal) =>
  ordinal % 4 === 0
    ? new Promise((resolve) => setTimeout(resolve, 300 + ((ordinal * 37) % 600)).unref())
    : undefined;

/** Starts without any load balancer: `open` the listeners that are to be reached. */
export function createDataPlane(options: DataPlaneOptions): DataPlane {
  const { world, speed, slowness = everyFourthIsSlow } = options;
  const servers = new Map<string, InstanceServer>();
  const balancers = new Map<string, LoadBalancer>();
  const originOf = (id: string) => servers.get(id)?.origin();
  const prober = createProber({ world, originOf, speed });

  function follow(): void {
    for (const [id, server] of servers) {
      if (world.ec2.instances[id]?.state === "running") continue;
      server.destroy();
      servers.delete(id);
    }
    for (const { id, state } of Object.values(world.ec2.instances)) {
      if (state === "running" && !servers.has(id)) servers.set(id, startInstanceServer(world, id, slowness));
    }
  }

  async function start(listenerArn: string): Promise<LoadBalancer> {
    const turns: Turns = { next: {}, random: 1 };
    const route = (host: string, path: string) => routeOf(world, listenerArn, host, path, turns);
    const balancer = await startLoadBalancer({ route, originOf, idleMs: Math.ceil(idleMs / speed) });
    balancers.set(listenerArn, balancer);
    return balancer;
  }

  follow();
  return {
    follow,
    async probe() {
      await Promise.all([...servers.values()].map(({ listening }) => listening));
      await prober.round();
      options.touch();
    },
    open: async (listenerArn) => (balancers.get(listenerArn) ?? (await start(listenerArn))).origin,
    inFlight: (id) => [...balancers.values()].reduce((sum, balancer) => sum + balancer.inFlight(id), 0),
    async close() {
      for (const server of servers.values()) server.destroy();
      await Promise.all([prober.close(), ...[...balancers.values()].map((balancer) => balancer.close())]);
    },
  };
}

/** Probes again and again, so often that the world's own interval of health checks sets the pace. */
export function keepProbing(plane: DataPlane, everyMs: number): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();
  const next = () => {
    round = plane.probe().then(() => {
      if (!stopped) timer = setTimeout(next, everyMs);
    });
  };
  next();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      return round;
    },
  };
}
