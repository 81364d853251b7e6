import type { BluegreenEvent } from "../../src/events.ts";
import { ORDINARY, setStage, standing, type Journey, type Stage } from "../journeys/lab.ts";
import { buildOnce } from "../journeys/standing.ts";
import { OWNER, type Site, type Start } from "../journeys/run.ts";
import { advance } from "../../simulator/core/time.ts";
import { dispatch } from "../../simulator/core/dispatch.ts";
import { createVirtualTime } from "../../simulator/time/virtual-time.ts";
import { watch, type Invariant, type Watch } from "./invariants.ts";

/** A fleet that stands under the watch; what happens to it is done by hand. */
export interface Scene extends Stage {
  watching: Watch;
  /** A call of a process of the action, or of nobody's. */
  call(operation: string, input: object, pid?: number): Record<string, unknown>;
  tell(pid: number, event: BluegreenEvent): void;
  /** A process begins and claims this release. */
  claim(pid: number, release: number, header?: object): void;
  /** A process suspends Launch in the fleet's group. */
  suspend(pid: number): void;
  pass(ms: number): void;
}

const stand = buildOnce();
export const PATH = "/bluegreen/web/production/releases";

/** What did not hold in a scene, in which nobody acts any more once `act` has returned. */
export async function scene(act: (scene: Scene) => void): Promise<Invariant[]> {
  const journey: Journey = { name: "", fleet: "same-group", check: () => undefined };
  const { world, fleet } = await standing(journey, { ...ORDINARY, stand });
  const time = createVirtualTime(world);
  const stage = await time.run(() => setStage(journey, { world, fleet }, time));
  const site: Site = { world, time, door: "direct", seed: 1, ended: new Set() };
  const watching = watch(site);
  const principal = { arn: "arn:aws:iam::123456789012:root" };
  const call: Scene["call"] = (operation, input, pid) => {
    if (pid !== undefined) watching.asked(pid, operation, input);
    const output = dispatch(world, operation, input, { requestId: "", principal });
    const entry = { at: world.now, operation, input, output, principal, requestId: "" };
    if (pid !== undefined) watching.called(pid, entry);
    return output;
  };
  const put = (pid: number, Name: string, value: object): void =>
    void call(
      "ssm:PutParameter",
      { Name, Value: JSON.stringify({ value }), Type: "String", Overwrite: false },
      pid,
    );
  act({
    ...stage,
    watching,
    call,
    tell: (pid, event) => watching.told(pid, event),
    claim(pid, release, header = {}) {
      const given = { application: "web", "deployment-group": "production" };
      watching.began(pid, { entry: "deploy", inputs: given, pid, nonce: "" } satisfies Start);
      const claimed = { release, kind: "deploy", ami: fleet.amiNew, owner: OWNER, ...header };
      put(pid, `${PATH}/${release}`, claimed);
      watching.told(pid, { kind: "claimed", target: "web/production", release });
    },
    suspend(pid) {
      const input = { AutoScalingGroupName: fleet.groupName, ScalingProcesses: ["Launch"] };
      call("autoscaling:SuspendProcesses", input, pid);
    },
    pass: (ms) => advance(world, world.now + ms),
  });
  return [...new Set((await watching.judge()).map(({ invariant }) => invariant))];
}
