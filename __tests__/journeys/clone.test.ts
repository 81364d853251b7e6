import { failuresOn, namesOn } from "./on-fleet.ts";

const failures = failuresOn("clone");

test.each(namesOn("clone"))("%s", (name) => {
  expect(failures[name]).toBeNull();
});
