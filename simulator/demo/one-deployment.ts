import type { Portrait } from "../scenarios/portrait.ts";

/** What the account must look like when one deployment, and no more than one, has taken place. */
export function unlikeOneDeployment(before: Portrait, after: Portrait, greenImage: string): string[] {
  const found: string[] = [];
  const note = (holds: boolean, text: string) => void (holds || found.push(text));
  const fresh = <T>(of: (portrait: Portrait) => Record<string, T>): string[] =>
    Object.keys(of(after)).filter((name) => !(name in of(before)));
  const groups = fresh((portrait) => portrait.groups);
  note(groups.length <= 1, `new groups: ${groups.join(", ")}`);
  for (const [id, { versions }] of Object.entries(after.templates)) {
    const more = versions.length - (before.templates[id]?.versions.length ?? 0);
    note(more === 1, `${more} new versions of the launch template ${id}`);
  }
  const green = fresh((portrait) => portrait.instances);
  const count = Object.keys(before.instances).length;
  note(green.length === count, `${green.length} new instances instead of ${count}`);
  for (const id of green)
    note(after.instances[id]!.image === greenImage, `${id} runs ${after.instances[id]!.image}`);
  for (const [name, targets] of Object.entries(after.targets)) {
    const healthy = targets.filter((target) => target.endsWith(" healthy")).map((row) => row.split(":")[0]!);
    const rest = targets.length - healthy.length;
    note(rest === 0, `${rest} targets of ${name} are not healthy`);
    note(
      healthy.toSorted().join() === green.toSorted().join(),
      `${name} does not hold green, and green alone`,
    );
  }
  for (const [name, { instances, suspended }] of Object.entries(after.groups))
    if (instances.some((member) => green.some((id) => member.startsWith(id))))
      note(suspended.length === 0, `${name}, which serves, has suspended processes: ${suspended.join(", ")}`);
  return found;
}
