import { findings, preflight, type FindingCode } from "../../src/plan/preflight.ts";
import { names, sameGroupFacts, soundFacts, soundInputs } from "./facts.ts";
import { deploymentRows } from "./preflight/deployment-rows.ts";
import { fleetRows } from "./preflight/fleet-rows.ts";
import { groupRows } from "./preflight/group-rows.ts";
import { copy, group, type Row } from "./preflight/row.ts";
import { trafficRows } from "./preflight/traffic-rows.ts";

/** A finding without a row does not compile, and a row without a finding fails below. */
const rows: Record<FindingCode, Row> = { ...deploymentRows, ...fleetRows, ...groupRows, ...trafficRows };

test("nothing is found in a sound fleet", () => {
  expect(preflight(soundFacts(), soundInputs(), names)).toEqual([]);
  expect(preflight(copy(), soundInputs(), names)).toEqual([]);
  expect(preflight(sameGroupFacts(), soundInputs({ applicationInImage: true }), names)).toEqual([]);
});

test("every finding has a row", () => {
  expect(Object.keys(rows).sort()).toEqual(Object.keys(findings).sort());
});

test.each(Object.entries(rows) as [FindingCode, Row][])("%s", (code, row) => {
  const found = preflight(row.facts, row.inputs ?? soundInputs(), names);
  expect([...new Set(found.map((finding) => finding.code))].sort()).toEqual(
    [code, ...(row.with ?? [])].sort(),
  );
  const finding = found.find((one) => one.code === code)!;
  expect(finding.severity).toBe(findings[code].severity);
  expect(`${finding.where}: ${finding.what}`).toContain(row.says);
  expect(finding.remedy).toContain(row.remedy);
});

test("errors come before warnings", () => {
  const facts = soundFacts({
    alarms: [{ AlarmName: "errors", StateValue: "ALARM" }],
    ...group({ Tags: [] }),
  });
  const severities = preflight(facts, soundInputs(), names).map(({ severity }) => severity);
  expect(severities).toEqual(["error", "warning"]);
});
