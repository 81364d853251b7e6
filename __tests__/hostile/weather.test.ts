import { answerOf } from "../compiled.ts";

test("wrong clocks, times in the wrong order and empty pages change no outcome", () => {
  expect(answerOf("hostile/run-weather.js")).toEqual([]);
}, 120_000);
