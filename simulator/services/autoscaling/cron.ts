const minute = 60_000;
const day = 86_400_000;
/** Far enough for every expression that ever comes true (29 February of a leap year). */
const horizonDays = 1500;

interface Schedule {
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  days: ReadonlySet<number>;
  months: ReadonlySet<number>;
  weekdays: ReadonlySet<number>;
  /** With both days restricted, one of them is enough (crontab). */
  either: boolean;
}

const names: Readonly<Record<string, number>> = Object.fromEntries(
  ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
    .map((name, n): [string, number] => [name, n])
    .concat(
      ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"].map(
        (name, n): [string, number] => [name, n + 1],
      ),
    ),
);

/** Reads five crontab fields; undefined when they make no sense. */
export function readCron(text: string): Schedule | undefined {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 5) return undefined;
  const [minutes, hours, days, months, weekdays] = [
    [0, 59],
    [0, 23],
    [1, 31],
    [1, 12],
    [0, 7],
  ].map(([low = 0, high = 0], n) => readField(fields[n]!, low, high));
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  if (weekdays.has(7)) weekdays.add(0);
  const either = !fields[2]!.startsWith("*") && !fields[4]!.startsWith("*");
  return { minutes, hours, days, months, weekdays, either };
}

function readField(field: string, low: number, high: number): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of field.toUpperCase().split(",")) {
    const [range = "", step = "1"] = part.split("/");
    const [from, to] =
      range === "*" ? [low, high] : range.split("-").map((word) => names[word] ?? Number(word));
    const last = to ?? (part.includes("/") ? high : from);
    const by = Number(step);
    if (from === undefined || last === undefined || !(by >= 1) || !(from >= low) || !(last <= high))
      return undefined;
    for (let value = from; value <= last; value += by) values.add(value);
  }
  return values;
}

/**
 * The first instant after `after` (epoch milliseconds) at which a crontab expression is due.
 * @param offsetMs of the schedule's time zone from UTC
 * @returns undefined when the expression is wrong or never due
 */
export function nextRun(text: string, after: number, offsetMs = 0): number | undefined {
  const schedule = readCron(text);
  if (!schedule) return undefined;
  const local = after + offsetMs;
  const firstDay = Math.floor(local / day) * day;
  for (let n = 0; n < horizonDays; n++) {
    const at = dueOn(schedule, firstDay + n * day, local);
    if (at !== undefined) return at - offsetMs;
  }
  return undefined;
}

function dueOn(schedule: Schedule, midnight: number, after: number): number | undefined {
  const date = new Date(midnight);
  const inMonth = schedule.days.has(date.getUTCDate());
  const inWeek = schedule.weekdays.has(date.getUTCDay());
  const fits = schedule.either ? inMonth || inWeek : inMonth && inWeek;
  if (!fits || !schedule.months.has(date.getUTCMonth() + 1)) return undefined;
  for (let at = midnight; at < midnight + day; at += minute) {
    const of = new Date(at);
    if (at > after && schedule.hours.has(of.getUTCHours()) && schedule.minutes.has(of.getUTCMinutes()))
      return at;
  }
  return undefined;
}
