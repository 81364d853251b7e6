import { newWorld } from "../../simulator/core/new-world.ts";
import { startRealTime } from "../../simulator/time/real-time.ts";
import { createVirtualTime } from "../../simulator/time/virtual-time.ts";
import { bytesDoor, simulatorConfig } from "../../simulator/wire/bytes-door.ts";
import { caller, type CallAws } from "../../simulator/wire/caller.ts";
import { use, type SdkPlugin } from "../../simulator/wire/sdk-plugin.ts";
import type { Fault } from "../../simulator/core/faults.ts";

const SECOND = 1000;

function setting(faults: Fault[] = []) {
  const world = newWorld({ now: 0, faults });
  const time = createVirtualTime(world);
  const aws = (plugin: SdkPlugin): CallAws =>
    caller(simulatorConfig(bytesDoor({ world, time })), (client) => use(client, plugin));
  return { world, time, aws };
}

test("sleepers wake in the order of their instants, whoever they are", async () => {
  const { time } = setting();
  const seen: string[] = [];
  await time.run(async () => {
    const live = async (name: string, each: number): Promise<void> => {
      const me = time.actor(name);
      for (let n = 0; n < 3; n++) {
        await me.sleep(each * SECOND);
        seen.push(`${name}@${me.monotonic() / SECOND}`);
      }
      me.done();
    };
    await Promise.all([live("slow", 4), live("quick", 3)]);
  });
  expect(seen).toEqual(["quick@3", "slow@4", "quick@6", "slow@8", "quick@9", "slow@12"]);
});

test("an hour takes no time", async () => {
  const { time, world } = setting();
  const before = Date.now();
  await time.run(async () => {
    const me = time.actor("me");
    await me.sleep(3600 * SECOND);
    expect(me.now().toISOString()).toBe("1970-01-01T01:00:00.000Z");
  });
  expect(world.now).toBe(3600 * SECOND);
  expect(Date.now() - before).toBeLessThan(1000);
});

test("time stands still while outside work is pending", async () => {
  const { time } = setting();
  await time.run(async () => {
    const me = time.actor("me");
    const other = time.actor("other");
    const finished = me.begin("a file");
    const slept = other.sleep(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(other.monotonic()).toBe(0);
    finished();
    void me.sleep(5);
    await slept;
    expect(other.monotonic()).toBe(1);
  });
});

test("time stands still while a call is in flight, from the moment it is sent", async () => {
  const { time, aws } = setting();
  await time.run(async () => {
    const me = time.actor("me");
    const other = time.actor("other");
    void other.sleep(SECOND);
    const call = aws(me.plugin);
    await call("sts:GetCallerIdentity", {}).catch(() => {});
    expect(me.monotonic()).toBe(0);
  });
});

test("a delayed call lets time go on, and others with it", async () => {
  const { time, aws } = setting([{ kind: "latency", operation: "sts:*", ms: 10 * SECOND }]);
  await time.run(async () => {
    const me = time.actor("me");
    const other = time.actor("other");
    const call = aws(me.plugin)("sts:GetCallerIdentity", {}).catch(() => {});
    await other.sleep(4 * SECOND);
    expect(other.monotonic()).toBe(4 * SECOND);
    other.done();
    await call;
    expect(me.monotonic()).toBe(10 * SECOND);
  });
});

test("who waits for nothing that is scheduled is named", async () => {
  const { time } = setting();
  const stuck = time.run(async () => {
    const me = time.actor("the deployment");
    void time.actor("a user").sleep(30 * SECOND);
    await me.sleep(SECOND);
    await new Promise(() => {});
  });
  await expect(stuck).rejects.toThrow(
    "at 1970-01-01T00:00:01.000Z: the deployment waits for nothing that is scheduled; a user sleeps until 1970-01-01T00:00:30.000Z",
  );
});

test("an actor may sleep twice at once", async () => {
  const { time } = setting();
  const seen: number[] = [];
  await time.run(async () => {
    const me = time.actor("me");
    const lease = (async () => {
      for (let n = 0; n < 3; n++) {
        await me.sleep(20);
        seen.push(me.monotonic());
      }
    })();
    await me.sleep(50);
    seen.push(me.monotonic());
    await lease;
  });
  expect(seen).toEqual([20, 40, 50, 60]);
});

test("an aborted sleep rejects with the signal's reason and holds nobody up", async () => {
  const { time } = setting();
  await time.run(async () => {
    const me = time.actor("me");
    const stop = new AbortController();
    const long = me.sleep(3600 * SECOND, stop.signal);
    await me.sleep(5);
    stop.abort(new Error("enough"));
    await expect(long).rejects.toThrow("enough");
    await expect(me.sleep(5, stop.signal)).rejects.toThrow("enough");
    expect(me.monotonic()).toBe(5);
  });
});

test("to a killed actor nothing returns, and the others go on", async () => {
  const { time, aws } = setting();
  const seen: string[] = [];
  await time.run(async () => {
    const victim = time.actor("victim");
    const call = aws(victim.plugin);
    const stop = new AbortController();
    const note = (what: string) => (): void => void seen.push(what);
    void victim.sleep(5).then(note("slept"));
    void victim.sleep(50, stop.signal).then(note("slept"), note("aborted"));
    void call("sts:GetCallerIdentity", {}).then(note("called"), note("refused"));
    victim.begin("a file that is never closed");
    victim.kill();
    stop.abort();
    void victim.sleep(1).then(note("slept"));
    void call("sts:GetCallerIdentity", {}).then(note("called"), note("refused"));
    await time.actor("killer").sleep(100);
  });
  expect(seen).toEqual([]);
});

test("what the world has planned happens on the way", async () => {
  const { time, world } = setting();
  world.queue.push({ at: 3, seq: 1, type: "nobody.knows", payload: {} });
  const running = time.run(() => time.actor("me").sleep(10));
  await expect(running).rejects.toThrow("nobody.knows");
  expect(world.now).toBe(3);
});

test("real time runs from its epoch at its speed", () => {
  const epoch = Date.now() - 1000;
  const world = newWorld({ now: epoch });
  const time = startRealTime(world, { epoch, speed: 60 });
  const wall = Date.now();
  expect(Math.abs(time.now() - (epoch + (wall - epoch) * 60))).toBeLessThan(60 * 50);
  expect(world.now).toBeGreaterThanOrEqual(epoch + 60_000);
  expect(time.setting).toBe(`${epoch}x60`);
  time.stop();
});

test("a paused actor sleeps on and hears late, while what it sent takes effect; then it goes on", async () => {
  const { time, world, aws } = setting([{ kind: "latency", operation: "ssm:PutParameter", ms: 30 * SECOND }]);
  const heard: string[] = [];
  await time.run(async () => {
    const me = time.actor("me");
    const call = aws(me.plugin);
    const slept = me.sleep(10 * SECOND).then(() => heard.push(`slept until ${me.monotonic() / SECOND}`));
    const sent = call("ssm:PutParameter", { Name: "/a", Value: "1", Type: "String" }).then(() =>
      heard.push(`answered at ${me.monotonic() / SECOND}`),
    );
    const other = time.actor("other");
    await other.sleep(5 * SECOND);
    me.pause(600 * SECOND);
    await other.sleep(100 * SECOND);
    expect([Object.keys(world.ssm.parameters), heard]).toEqual([["/a"], []]);
    other.done();
    await Promise.all([slept, sent]);
  });
  expect(heard).toEqual(["slept until 605", "answered at 605"]);
});
