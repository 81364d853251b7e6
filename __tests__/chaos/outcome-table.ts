/** Something that was played, under the name of its row. */
export interface Played {
  row: string;
  /** How each process ended, in order. */
  outcomes: readonly string[];
  failure?: string;
}

interface Row {
  passed: number;
  failed: number;
  /** How often each way to end was met. */
  ways: Map<string, number>;
}

/** How often what is played under each name passed, and in which ways it ended; rows in the order in which they come first. */
export function tableOf(played: readonly Played[]): string {
  const rows = new Map<string, Row>();
  for (const { row: name, outcomes, failure } of played) {
    const row = rows.get(name) ?? { passed: 0, failed: 0, ways: new Map<string, number>() };
    row[failure === undefined ? "passed" : "failed"]++;
    const way = outcomes.join(" → ");
    row.ways.set(way, (row.ways.get(way) ?? 0) + 1);
    rows.set(name, row);
  }
  const width = Math.max(...[...rows.keys()].map(({ length }) => length));
  return [...rows].map(([name, row]) => `${name.padEnd(width)} ${inWords(row)}`).join("\n");
}

function inWords({ passed, failed, ways }: Row): string {
  const paths = [...ways].map(([way, count]) => `${count} × ${way}`).join(", ");
  return `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed   ${paths}`;
}
