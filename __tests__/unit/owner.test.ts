import { spawnSync } from "node:child_process";
import { ownerFrom } from "../../src/github/context.ts";

test("where a process id means something: the name of the machine is not enough, a container may share it", () => {
  const { host, pid } = ownerFrom({}).process;
  expect(pid).toBe(process.pid);
  expect(host).toMatch(/ [0-9a-f-]{36} pid:\[\d+\]$/);
  expect(ownerFrom({}).process.host).toBe(host);
});

test("another process namespace of the same machine is another place", () => {
  const name = (...command: string[]) => spawnSync(command[0]!, command.slice(1), { encoding: "utf8" });
  const inside = name("unshare", "-Urpf", "--mount-proc", "readlink", "/proc/self/ns/pid");
  // Where the machine forbids it there is nothing to compare.
  const there = inside.status === 0 ? inside.stdout.trim() : "pid:[0]";
  expect(there).toMatch(/^pid:\[\d+\]$/);
  expect(ownerFrom({}).process.host).not.toContain(there);
});
