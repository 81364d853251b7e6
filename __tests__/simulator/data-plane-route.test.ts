import { createServer } from "node:http";
import { Agent } from "undici";
import { originOf } from "../../simulator/data-plane/instance-server.ts";
import { startLoadBalancer } from "../../simulator/data-plane/load-balancer.ts";
import { get } from "../../simulator/data-plane/traffic.ts";
import { newWorld } from "../../simulator/core/new-world.ts";
import { byWeight, routeOf } from "../../simulator/data-plane/route.ts";
import type { ActionRecord } from "../../simulator/services/elbv2/state.ts";

/** A listener with these rules in front of target groups `a` and `b` without targets. */
function route(rules: [priority: string, conditions: Record<string, unknown>[], action: ActionRecord][]) {
  const world = newWorld({ seed: 1 });
  for (const [priority, conditions, action] of rules) {
    world.elb.rules[priority] = { arn: priority, listener: "l", priority, conditions, actions: [action] };
  }
  return (host: string, path: string) => routeOf(world, "l", host, path, { next: {}, random: 1 });
}
const fixed = (StatusCode: string): ActionRecord => ({
  Type: "fixed-response",
  FixedResponseConfig: { StatusCode, MessageBody: `body ${StatusCode}` },
});

test("data-plane 7: the first rule that fits decides, by priority; the default rule is last", () => {
  const to = route([
    ["default", [], fixed("404")],
    ["20", [{ Field: "path-pattern", Values: ["/api/*"] }], fixed("202")],
    ["3", [{ Field: "path-pattern", PathPatternConfig: { Values: ["/api/v?/x"] } }], fixed("203")],
    ["10", [{ Field: "host-header", HostHeaderConfig: { Values: ["*.example.com"] } }], fixed("210")],
  ]);
  const statusOf = (host: string, path: string) => (to(host, path) as { status: number }).status;
  expect(statusOf("x", "/api/v1/x")).toBe(203);
  expect(statusOf("x", "/api/v10/x")).toBe(202);
  expect(statusOf("WWW.example.com", "/api/y")).toBe(210);
  expect(statusOf("x", "/API/y")).toBe(404);
});

test("data-plane 7: a redirect and a fixed response are answered by the load balancer itself", () => {
  const redirect = {
    Type: "redirect",
    RedirectConfig: { StatusCode: "HTTP_301", Host: "example.com", Path: "/new" },
  };
  expect(route([["default", [], redirect]])("x", "/")).toEqual({
    kind: "fixed",
    status: 301,
    body: "",
    location: "http://example.com/new",
  });
  expect(route([["default", [], fixed("503")]])("x", "/")).toMatchObject({ status: 503, body: "body 503" });
});

test("data-plane 6: a target group without targets in rotation has nobody to answer", () => {
  expect(route([["default", [], { Type: "forward", TargetGroupArn: "a" }]])("x", "/")).toEqual({
    kind: "nobody",
  });
});

test("data-plane 7: target groups get requests by weight", () => {
  const count = (weights: [a: number, b: number]) => {
    const random = { random: 1 };
    const groups = [
      { TargetGroupArn: "a", Weight: weights[0] },
      { TargetGroupArn: "b", Weight: weights[1] },
    ];
    return Array.from({ length: 400 }, () => byWeight(groups, random)).filter((arn) => arn === "a").length;
  };
  expect(count([0, 1])).toBe(0);
  expect(count([1, 0])).toBe(400);
  expect(count([3, 1]) / 400).toBeCloseTo(0.75, 1);
});

test("data-plane 8: a target that stays silent is given up with 504, a broken one with 502", async () => {
  const silent = createServer(() => {});
  const breaking = createServer((request) => request.socket.destroy());
  const agent = new Agent();
  for (const [server, failure] of [
    [silent, /^504 Gateway Timeout/],
    [breaking, /^502 Bad Gateway/],
  ] as const) {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const balancer = await startLoadBalancer({
      route: () => ({ kind: "target", instanceId: "i-1" }),
      originOf: () => originOf(server),
      idleMs: 100,
    });
    expect((await get(agent, `${balancer.origin}/`)).failure).toMatch(failure);
    expect(balancer.inFlight("i-1")).toBe(0);
    await balancer.close();
    server.close();
    server.closeAllConnections();
  }
  await agent.destroy();
});
