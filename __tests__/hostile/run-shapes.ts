import { FLEETS } from "../journeys/each-fleet.ts";
import { COURSES, playShape, shapesOf, type HostileShape, type ShapeResult } from "./shapes.ts";

/**
 * Plays every wound of every answer of a deployment, one at a time.
 * @param every only each so-many-th of them; @param offset beginning with this one
 * @param only those whose name (`clone, all goes well: …`) holds this text
 */
export async function hostileShapes(every = 1, offset = 0, only = ""): Promise<ShapeResult[]> {
  const results: ShapeResult[] = [];
  for (const fleet of FLEETS)
    for (const course of COURSES) {
      const shapes = (await shapesOf(fleet, course)).filter((shape) => nameOf(shape).includes(only));
      for (const shape of shapes.filter((_, index) => index % every === offset % every))
        results.push(await playShape(shape));
    }
  return results;
}

export const nameOf = ({ fleet, course, operation, path, kind, from }: HostileShape): string =>
  `${fleet}, ${course}: ${operation} ${path} ${kind} from ${from}`;

/** `node build/__tests__/hostile/run-shapes.js [every] [offset] [only]` */
if (process.argv[1]?.endsWith("run-shapes.js")) {
  const [every, offset, only] = process.argv.slice(2);
  const since = performance.now();
  const results = await hostileShapes(Number(every ?? 1), Number(offset ?? 0), only);
  const failed = results.filter(({ failure }) => failure);
  for (const { shape, outcome, failure } of failed)
    console.log(`FAILED ${nameOf(shape)}: ${outcome}\n${failure}\n`);
  const counts = new Map<string, number>();
  for (const { outcome } of results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  console.log([...counts].map(([outcome, count]) => `${count} × ${outcome}`).join(", "));
  const seconds = ((performance.now() - since) / 1000).toFixed(0);
  console.log(`${results.length} hostile shapes, ${failed.length} failed, ${seconds} s`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
