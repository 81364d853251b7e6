import type { World } from "../../core/world.ts";
import { abandonLaunch, enterService } from "./arrive.ts";
import { endInstance } from "./leave.ts";
import type { GroupRecord, MemberRecord } from "./state.ts";

/** The hooks of a member's transition are answered: it goes on; a termination goes on whatever the answer was. */
export function hooksAnswered(
  world: World,
  group: GroupRecord,
  member: MemberRecord,
  result: "CONTINUE" | "ABANDON",
): void {
  if (member.state === "Terminating:Wait") return endInstance(world, group, member);
  if (member.state !== "Pending:Wait") return;
  if (result === "ABANDON") return abandonLaunch(world, group, member);
  member.state = "Pending:Proceed";
  enterService(world, group, member);
}
