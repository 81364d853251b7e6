import { serviceNames } from "./models.ts";
import type { Switch, SwitchTable } from "./service.ts";
import { serviceOf } from "../services/index.ts";
import type { World } from "./world.ts";

let collected: SwitchTable | undefined;

/** Every switch of every service by name. Throws when two services use the same name. */
export function allSwitches(): SwitchTable {
  if (collected) return collected;
  const all: SwitchTable = {};
  for (const [name, known] of serviceNames.flatMap((service) =>
    Object.entries(serviceOf(service).switches ?? {}),
  )) {
    if (all[name]) throw new Error(`two services have a switch ${name}`);
    all[name] = known;
  }
  return (collected = all);
}

function switchCalled(name: string): Switch {
  const known = allSwitches()[name];
  if (!known) throw new Error(`no switch ${name}; there are: ${Object.keys(allSwitches()).join(", ")}`);
  return known;
}

/** Whether a switch has this setting in the world. Throws on a name or a setting that does not exist. */
export function switchIs(world: World, name: string, setting: string): boolean {
  const { settings } = switchCalled(name);
  if (!settings.includes(setting)) throw new Error(`switch ${name} has no setting ${setting}`);
  return (world.switches[name] ?? settings[0]) === setting;
}

/** All switches with the given ones set, the others at their default: the worst case for a client. */
export function switchSettings(given: Record<string, string> = {}): Record<string, string> {
  for (const [name, setting] of Object.entries(given)) {
    const { settings } = switchCalled(name);
    if (!settings.includes(setting)) {
      throw new Error(`switch ${name} has no setting ${setting}; it has ${settings.join(", ")}`);
    }
  }
  const defaults = Object.entries(allSwitches()).map(([name, { settings }]) => [name, settings[0]] as const);
  return { ...Object.fromEntries(defaults), ...given };
}
