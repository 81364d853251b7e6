import { newWorld } from "../../simulator/core/new-world.ts";
import { routeOf } from "../../simulator/data-plane/route.ts";
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

test("the first rule that fits decides, by priority; the default rule is last", () => {
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

test("a redirect and a fixed response are answered by the load balancer itself", () => {
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

test("a target group without targets in rotation has nobody to answer", () => {
  expect(route([["default", [], { Type: "forward", TargetGroupArn: "a" }]])("x", "/")).toEqual({
    kind: "nobody",
  });
});
