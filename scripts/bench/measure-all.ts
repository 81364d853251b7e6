import { coldStart, type ColdStart } from "./cold-start.ts";
import { FLEETS } from "./deployment.ts";
import { inChild } from "./in-child.ts";
import type { Noticing } from "./noticing.ts";
import type { Size } from "./size.ts";
import type { Throughput } from "./throughput.ts";

const SIZES = [3, 30, 300, 500, 1000];
const DOORS: readonly Throughput["door"][] = ["direct", "bytes"];

export interface Measured {
  start: ColdStart;
  sizes: Size[];
  noticing: Noticing;
  throughput: Throughput[];
}

/** All measurements, one after another so that none disturbs the next; `tell` hears what is at work. */
export async function measureAll(tell: (what: string) => void): Promise<Measured> {
  tell("the cold start");
  const start = await coldStart();
  const sizes: Size[] = [];
  for (const fleet of FLEETS)
    for (const instances of SIZES) {
      tell(`${fleet}, ${instances} instances`);
      sizes.push(await inChild<Size>("size", fleet, String(instances)));
    }
  tell("how soon an end is noticed");
  const noticing = await inChild<Noticing>("noticing");
  const throughput: Throughput[] = [];
  for (const door of DOORS) {
    tell(`simulated deployments by the ${door} door`);
    throughput.push(await inChild<Throughput>("throughput", door));
  }
  return { start, sizes, noticing, throughput };
}
