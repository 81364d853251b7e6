import { nextPause, type Pace } from "../../src/codedeploy/pace.ts";

/** A deployment as its stages follow each other; seconds since its creation. */
interface Course {
  installed: number;
  shifted: number;
  /** Blue leaves the target group. */
  blocking: number;
  drain: number;
  /** Every target is final. */
  final: number;
  end: number;
}

const ms = 1000;

/** What a watcher sees of it at an instant. */
function sightAt(course: Course, at: number): Pace {
  const stages = [course.installed, course.shifted, course.blocking, course.final].map((s) => s * ms);
  const since = Math.max(0, ...stages.filter((stage) => stage <= at));
  return {
    now: at,
    since,
    phase: at < 5 * ms ? "starting" : "running",
    allFinal: at >= course.final * ms,
    shifted: at >= course.shifted * ms,
    drain: course.drain * ms,
    drainingSince: at >= course.blocking * ms ? course.blocking * ms : undefined,
  };
}

/** Polls until the end is seen: how late that was, and how many looks it took. */
function watchIt(course: Course, start: number): { late: number; looks: number } {
  let at = start;
  for (let looks = 1; ; looks++) {
    if (at >= course.end * ms) return { late: at - course.end * ms, looks };
    at += nextPause(sightAt(course, at));
  }
}

/** Deployments of 8 to 15 minutes, drains of 30 s to 5 min, seen from many starting points. */
function* courses(): Generator<Course> {
  for (let minutes = 8; minutes <= 15; minutes += 0.37)
    for (const drain of [30, 60, 120, 300]) {
      const end = minutes * 60;
      const final = end - 3 - (minutes % 1) * 8;
      const blocking = final - drain - 4;
      const shifted = blocking - 3;
      yield { installed: shifted * 0.7, shifted, blocking, drain, final, end };
    }
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

test("the end of 8 to 15 minute deployments is noticed within 4 s at the median, with fewer than 100 looks", () => {
  const seen = [...courses()].flatMap((course) =>
    [0, 1.3, 2.9, 4.1].map((start) => watchIt(course, start * ms)),
  );
  expect(median(seen.map(({ late }) => late))).toBeLessThanOrEqual(4 * ms);
  expect(Math.max(...seen.map(({ looks }) => looks))).toBeLessThan(100);
  expect(Math.max(...seen.map(({ late }) => late))).toBeLessThanOrEqual(5 * ms);
});

const calm: Pace = { now: 0, since: 0, phase: "running", allFinal: false, shifted: false, drain: 30 * ms };

test.each<[string, Partial<Pace>, number]>([
  ["nothing can end yet", {}, 10],
  ["it has just been created", { phase: "starting" }, 5],
  ["it waits in Ready", { phase: "ready" }, 15],
  ["every target is final", { allFinal: true }, 3],
  ["final for five minutes", { allFinal: true, now: 300 * ms }, 15],
  ["green has its traffic", { shifted: true }, 5],
  ["a long drain has begun", { drainingSince: 0, drain: 300 * ms }, 15],
  ["a drain ends in 12 s", { drainingSince: 0, now: 18 * ms }, 6],
  ["a drain is about to end", { drainingSince: 0, now: 29 * ms }, 5],
  ["a drain is long over", { drainingSince: 0, now: 330 * ms }, 15],
  ["blue waits an hour for its end", { allFinal: true, terminationUntil: 3600 * ms }, 60],
  ["blue waits another 90 s", { allFinal: true, terminationUntil: 90 * ms }, 30],
  ["blue's end is near", { allFinal: true, terminationUntil: 40 * ms }, 3],
])("%s", (_name, pace, seconds) => expect(nextPause({ ...calm, ...pace })).toBe(seconds * ms));

test("the pause is never below the floor: 5 s, 3 s once every target is final (rule 28)", () => {
  for (const course of courses())
    for (let at = 0; at < course.end * ms; at += 1700) {
      const pace = sightAt(course, at);
      expect(nextPause(pace)).toBeGreaterThanOrEqual(pace.allFinal ? 3 * ms : 5 * ms);
    }
});
