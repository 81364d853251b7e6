import { Agent } from "undici";
import type { Greeting } from "./instance-server.ts";

/** What one request met. */
export interface Sample {
  /** Real milliseconds since the traffic began, when it was sent. */
  at: number;
  ms: number;
  /** The image of the instance that answered. */
  image?: string;
  instance?: string;
  /** Why it failed, as a user would see it. */
  failure?: string;
}

export interface Traffic {
  samples: readonly Sample[];
  /** Stops sending and waits for what is under way. */
  stop(): Promise<void>;
}

/** Longer than any answer takes; then a user has given up. */
const patienceMs = 10_000;

/** Sends GET requests at a steady rate over kept-alive connections, whatever becomes of the earlier ones. */
export function startTraffic(url: string, perSecond: number): Traffic {
  const agent = new Agent({ keepAliveTimeout: 60_000 });
  const samples: Sample[] = [];
  const underWay = new Set<Promise<void>>();
  const began = Date.now();
  let sent = 0;

  async function send(): Promise<void> {
    const at = Date.now() - began;
    const outcome = await get(agent, url);
    samples.push({ at, ms: Date.now() - began - at, ...outcome });
  }
  const timer = setInterval(() => {
    const due = Math.floor(((Date.now() - began) * perSecond) / 1000);
    for (; sent < due; sent++) {
      const request = send();
      underWay.add(request);
      void request.then(() => underWay.delete(request));
    }
  }, 5);
  return {
    samples,
    async stop() {
      clearInterval(timer);
      await Promise.all(underWay);
      await agent.close();
    },
  };
}

/** Sends one request and says what became of it; never throws. */
export async function get(
  agent: Agent,
  url: string,
): Promise<Pick<Sample, "image" | "instance" | "failure">> {
  const { origin, pathname } = new URL(url);
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const answered = await agent.request({ origin, path: pathname, method: "GET", signal });
    const body = await answered.body.text();
    if (answered.statusCode !== 200) return { failure: body.trim() || String(answered.statusCode) };
    const { image, instance } = JSON.parse(body) as Greeting;
    return { image, instance };
  } catch (error) {
    return { failure: (error as Error).message };
  }
}
