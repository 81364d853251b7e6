import { answering, front, smallWorld } from "./small-world.ts";
import type { Small } from "./small-world.ts";

export const register = ({ call }: Small, TargetGroupArn: string, ids: string[], Port?: number): void => {
  const Targets = ids.map((Id) => ({ Id, ...(Port === undefined ? {} : { Port }) }));
  call("elasticloadbalancing:RegisterTargets", { TargetGroupArn, Targets });
};
export const deregister = ({ call }: Small, TargetGroupArn: string, ids: string[]): void => {
  call("elasticloadbalancing:DeregisterTargets", { TargetGroupArn, Targets: ids.map((Id) => ({ Id })) });
};
export const listed = ({ call }: Small, TargetGroupArn: string): number =>
  call("elasticloadbalancing:DescribeTargetHealth", { TargetGroupArn }).TargetHealthDescriptions!.length;

/** One healthy target behind an ALB. */
export function serving(count = 1, switches: Record<string, string> = {}) {
  const small = smallWorld({ switches });
  const ids = answering(small, count);
  const { group, listener, balancer } = front(small);
  register(small, group, ids);
  small.pass(20);
  return { small, ids, id: ids[0]!, group, listener, balancer };
}
