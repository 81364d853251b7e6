import { failuresOn, namesOn } from "./on-fleet.ts";

const failures = failuresOn("same-group");

test.each(namesOn("same-group"))("%s", (name) => {
  expect(failures[name]).toBeNull();
});
