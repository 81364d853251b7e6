import {
  greenAloneLacks,
  inRotation,
  lacking,
  needLike,
  reasonsOf,
  serving,
  stillIn,
  type GroupView,
  type Sides,
  type Zones,
} from "../../src/traffic/health.ts";
import { healthyWithin } from "../../src/traffic/wait.ts";

const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef";

/** `b1:healthy g1:initial` → a target group; zones by the number's parity. */
function view(text: string, crossZone = true): GroupView {
  const targets = text
    .split(" ")
    .filter(Boolean)
    .map((entry) => {
      const [id = "", state = "healthy", reason = ""] = entry.split(":");
      return { id, port: 80, state, reason, description: "" };
    });
  return {
    group: { arn, port: 80, crossZone, nlb: !crossZone, delaySeconds: 30, healthySeconds: 20 },
    targets,
  };
}

const zones = (ids: string): Zones =>
  new Map(
    ids
      .split(" ")
      .filter(Boolean)
      .map((id) => [id, Number(id.slice(1)) % 2 ? "a" : "b"]),
  );
const sides: Sides = { blue: zones("b1 b2 b3"), green: zones("g1 g2 g3") };

test.each([
  ["b1 b2 b3", "blue"],
  ["b1 g1", "both"],
  ["g1 g2 g3", "green"],
  ["", "neither"],
  ["x1 x2", "neither"],
  ["b1:draining g1", "green"],
  ["b1:unused g1", "green"],
  ["b1:unhealthy g1", "green"],
  ["b1 g1:initial", "blue"],
  ["b1:unavailable", "blue"],
  // Fail-open: with nobody healthy all registered ones are asked.
  ["b1:unhealthy g1:unhealthy", "both"],
  ["b1:unhealthy b2:draining", "blue"],
  ["b1:unhealthy.draining g1:initial", "green"],
])("targets %s: %s serves", (targets, expected) => expect(serving([view(targets)], sides)).toBe(expected));

test("several target groups are taken together", () => {
  expect(serving([view("b1"), view("g1")], sides)).toBe("both");
  expect(serving([view("g1"), view("")], sides)).toBe("green");
});

test("fail-open never includes draining targets", () => {
  expect(inRotation(view("b1:unhealthy b2:draining b3:unused")).map(({ id }) => id)).toEqual(["b1"]);
});

test.each([
  ["g1 g2 g3", 3, []],
  ["g1 g2 g3:initial", 2, []],
  ["g1 g2", 3, ["2 of 3 are healthy in target group web (g3: not registered)"]],
  [
    "g1 g2:unhealthy:Target.Timeout g3:unhealthy:Target.Timeout",
    3,
    ["1 of 3 are healthy in target group web (g2, g3: unhealthy, Target.Timeout)"],
  ],
  ["b1 b2 b3", 1, ["0 of 1 are healthy in target group web (g1, g2, g3: not registered)"]],
])("green %s, needing %s", (targets, count, expected) => {
  expect(lacking(view(targets), sides.green, { count, perZone: {} })).toEqual(expected);
});

test("an instance on two ports counts once", () => {
  const twice = view("g1 g1");
  expect(lacking(twice, sides.green, { count: 2, perZone: {} })).toHaveLength(1);
});

test("zones count only where cross-zone load balancing is off", () => {
  const need = { count: 1, perZone: { a: 1, b: 1 } };
  expect(lacking(view("g1 g3"), sides.green, need)).toEqual([]);
  expect(lacking(view("g1 g3", false), sides.green, need)).toEqual([
    "0 of 1 are healthy in zone b of target group web",
  ]);
});

test.each([
  // blue in a, a, b; green in a, a, b
  ["b1 b2 b3", "g1 g2 g3", 3, { a: 1, b: 1 }],
  ["b1 b2 b3 b4", "g1 g2 g3 g4", 4, { a: 2, b: 2 }],
  // green has nobody in zone b: all of it is what it can give
  ["b1 b2", "g1 g3", 2, { a: 1, b: 0 }],
  ["b2", "g1", 1, { b: 0 }],
  ["", "g1", 1, {}],
])("blue %s and green %s, %s in all: per zone %j", (blue, green, count, perZone) => {
  expect(needLike(zones(blue), zones(green), count)).toEqual({ count, perZone });
});

test.each([
  ["g1 g2 g3", 0],
  ["g1 g2 g3 b1:draining", 0],
  ["g1 g2 g3 b1", 1],
  ["g1 g2 g3 b1:unhealthy", 1],
  ["g1 g2 b1", 2],
])("%s: green alone lacks %s things", (targets, count) => {
  expect(greenAloneLacks(view(targets), sides, { count: 3, perZone: {} })).toHaveLength(count);
});

test("who is still in, and why targets get nothing", () => {
  const now = view("b1 b2:draining g1:unhealthy:Target.Timeout g2:initial:Elb.RegistrationInProgress g3");
  expect(stillIn(now, sides.blue).map(({ id }) => id)).toEqual(["b1"]);
  expect(reasonsOf(now, sides.green)).toEqual([
    "g1: unhealthy, Target.Timeout",
    "g2: initial, Elb.RegistrationInProgress",
  ]);
});

test("a target group is given the time that its own health checks take, and more behind a Network Load Balancer", () => {
  const group = { ...view("").group, nlb: false, healthySeconds: 600 };
  expect(healthyWithin([group])).toBeGreaterThan(10 * 60_000);
  expect(healthyWithin([{ ...group, healthySeconds: 10 }, group])).toBe(healthyWithin([group]));
  expect(healthyWithin([{ ...group, nlb: true }])).toBe(healthyWithin([group]) + 5 * 60_000);
});
