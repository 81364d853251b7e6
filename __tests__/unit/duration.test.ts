import { formatDuration, parseDuration } from "../../src/time/duration.ts";

test.each([
  ["90s", 90_000],
  [" 15m ", 900_000],
  ["2h", 7_200_000],
  ["0s", 0],
  ["", undefined],
  ["15 m", undefined],
  ["15M", undefined],
  ["1h30m", undefined],
  ["9999999s", undefined],
])("%j is read", (text, ms) => expect(parseDuration(text)).toBe(ms));

test.each([
  [-5, "0 s"],
  [400, "0 s"],
  [41_000, "41 s"],
  [60_000, "1 min"],
  [125_000, "2 min 5 s"],
  [3_600_000, "1 h"],
  [3_780_000, "1 h 3 min"],
])("%d ms is said", (ms, text) => expect(formatDuration(ms)).toBe(text));
