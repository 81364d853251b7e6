import { fillIn, parseWait, playScenario, totalWait } from "../../simulator/scenarios/scenario.ts";

test("references take parts of earlier answers, whole ones with their type", () => {
  const answers = { vpc: { Vpc: { VpcId: "vpc-1", Subnets: [{ Id: "a" }, { Id: "b" }], Count: 2 } } };
  expect(
    fillIn({ Id: "${vpc.Vpc.Subnets.1.Id}", N: "${vpc.Vpc.Count}", T: "in ${vpc.Vpc.VpcId}!" }, answers),
  ).toEqual({ Id: "b", N: 2, T: "in vpc-1!" });
  expect(() => fillIn("${vpc.Vpc.Nothing}", answers)).toThrow("vpc.Vpc.Nothing");
});

test("waits are durations", () => {
  expect(["90s", "15m", "2h"].map(parseWait)).toEqual([90_000, 900_000, 7_200_000]);
  expect(() => parseWait("1 day")).toThrow("1 day");
  expect(totalWait([{ wait: "90s" }, { call: "a:B" }, { wait: "1m" }])).toBe(150_000);
});

test("a scenario is played in order, and a refusal says where", async () => {
  const seen: unknown[] = [];
  const stage = {
    async call(operation: string, input: unknown) {
      seen.push([operation, input]);
      if (operation === "x:Refused") throw new Error("no");
      return { Id: seen.length };
    },
    async wait(ms: number) {
      seen.push(ms);
    },
  };
  const steps = [
    { call: "x:First", as: "first" },
    { wait: "1s" },
    { call: "x:Second", input: { Of: "${first.Id}" } },
  ];
  await playScenario(steps, stage);
  expect(seen).toEqual([["x:First", {}], 1000, ["x:Second", { Of: 1 }]]);
  await expect(playScenario([...steps, { call: "x:Refused" }], stage)).rejects.toThrow(
    "step 4 of the scenario, x:Refused: Error: no",
  );
});
