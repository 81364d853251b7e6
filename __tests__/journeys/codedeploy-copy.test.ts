import { failuresOn, namesOn } from "./on-fleet.ts";

const failures = failuresOn("codedeploy-copy");

test.each(namesOn("codedeploy-copy"))("%s", (name) => {
  expect(failures[name]).toBeNull();
});
