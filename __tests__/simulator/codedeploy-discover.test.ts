import { fleet } from "./codedeploy-world.ts";

test("walks", () => {
  const f = fleet();
  expect(f.states(f.blue)).toEqual(["healthy", "healthy", "healthy"]);
  const id = f.deploy();
  const t0 = f.world.now;
  let last = "";
  for (let i = 0; i < 200 && f.get(id).status !== "Succeeded"; i++) {
    f.pass(2);
    const d = f.get(id);
    const line = JSON.stringify([d.status, d.deploymentOverview, d.errorInformation]);
    if (line !== last) console.log((f.world.now - t0) / 1000, line);
    last = line;
  }
  console.log(JSON.stringify(f.target(id, f.green[0]!)), JSON.stringify(f.target(id, f.blue[0]!)));
  console.log(f.states([...f.blue, ...f.green]), f.world.users.harms);
});
