import { AlreadyExistsFault } from "@aws-sdk/client-auto-scaling";
import { ResourceNotFound } from "@aws-sdk/client-cloudwatch";
import { DeploymentDoesNotExistException } from "@aws-sdk/client-codedeploy";
import type { Fault } from "../../simulator/core/faults.ts";
import { newWorld } from "../../simulator/core/new-world.ts";
import type { World } from "../../simulator/core/world.ts";
import { bytesDoor, simulatorConfig } from "../../simulator/wire/bytes-door.ts";
import { caller, type AnyOperation } from "../../simulator/wire/caller.ts";
import { directDoor } from "../../simulator/wire/direct-door.ts";
import type { CallEntry, Doorway } from "../../simulator/wire/front.ts";
import { httpDoor } from "../../simulator/wire/http-door.ts";
import { use } from "../../simulator/wire/sdk-plugin.ts";
import { stillTime } from "../../simulator/wire/world-time.ts";

type Call = (operation: AnyOperation, input: object) => Promise<unknown>;
interface Open {
  call: Call;
  close(): Promise<void>;
}

const KEY = "AKIDALICE";
const signed = {
  region: "us-east-1",
  maxAttempts: 1,
  credentials: { accessKeyId: KEY, secretAccessKey: "s" },
};
const loose = (aws: unknown): Call => aws as Call;
const nothing = async (): Promise<void> => {};

const doors = {
  http: async (doorway: Doorway): Promise<Open> => {
    const { endpoint, close } = await httpDoor(doorway);
    return { call: loose(caller({ ...signed, endpoint })), close };
  },
  bytes: async (doorway: Doorway): Promise<Open> => ({
    call: loose(caller(simulatorConfig(bytesDoor(doorway), KEY))),
    close: nothing,
  }),
  direct: async (doorway: Doorway): Promise<Open> => ({
    call: loose(caller(signed, (client) => use(client, directDoor(doorway, KEY)))),
    close: nothing,
  }),
};

interface Seen {
  name: string;
  message: string;
  class: string;
  fault: unknown;
  status: unknown;
  requestId: unknown;
  code: unknown;
}

/** What a client sees of a refusal, at each door of a like world. */
async function seenAtAllDoors(faults: Fault[], operation: AnyOperation, input: object): Promise<Seen[]> {
  return Promise.all(
    Object.values(doors).map(async (open) => {
      const world = newWorld({ faults });
      const { call, close } = await open({ world, time: stillTime(world) });
      const thrown = (await call(operation, input).catch((error: unknown) => error)) as Error & {
        $fault?: unknown;
        $metadata?: { httpStatusCode?: number; requestId?: string };
        Error?: { Code?: string };
      };
      await close();
      return {
        name: thrown.name,
        message: thrown.message,
        class: thrown.constructor.name,
        fault: thrown.$fault,
        status: thrown.$metadata?.httpStatusCode,
        requestId: thrown.$metadata?.requestId,
        code: thrown.Error?.Code,
      };
    }),
  );
}

const refused = (operation: string, code: string, status = 400): Fault[] => [
  { kind: "error", operation, code, message: 'No <way>, "é"', status },
];

test.each<[AnyOperation, object, Fault[], Partial<Seen>]>([
  [
    "ec2:DescribeInstances",
    {},
    refused("ec2:*", "InvalidInstanceID.NotFound"),
    { name: "InvalidInstanceID.NotFound" },
  ],
  [
    "ec2:DescribeInstances",
    {},
    [{ kind: "throttle", operation: "*" }],
    { name: "RequestLimitExceeded", status: 503 },
  ],
  ["ec2:RunInstances", { ImageId: "ami-1" }, [], { name: "MissingParameter" }],
  [
    "autoscaling:CreateAutoScalingGroup",
    { AutoScalingGroupName: "g", MinSize: 0, MaxSize: 0 },
    refused("autoscaling:*", "AlreadyExistsFault"),
    { name: "AlreadyExistsFault", code: "AlreadyExists", class: AlreadyExistsFault.name },
  ],
  [
    "autoscaling:DescribeAutoScalingGroups",
    {},
    refused("autoscaling:*", "ValidationError"),
    { name: "ValidationError", class: "AutoScalingServiceException" },
  ],
  [
    "autoscaling:SetDesiredCapacity",
    { AutoScalingGroupName: "g", DesiredCapacity: 1 },
    refused("autoscaling:*", "ResourceContentionFault", 500),
    { name: "ResourceContentionFault", status: 500, fault: "server" },
  ],
  [
    "elasticloadbalancing:DescribeTargetHealth",
    { TargetGroupArn: "x" },
    refused("*", "TargetGroupNotFoundException"),
    { name: "TargetGroupNotFoundException", code: "TargetGroupNotFound" },
  ],
  [
    "codedeploy:GetDeployment",
    { deploymentId: "d-1" },
    refused("*", "DeploymentDoesNotExistException"),
    { name: "DeploymentDoesNotExistException", class: DeploymentDoesNotExistException.name },
  ],
  [
    "codedeploy:GetDeployment",
    { deploymentId: "d-1" },
    [{ kind: "throttle", operation: "*" }],
    { name: "ThrottlingException", class: "ThrottlingException" },
  ],
  [
    "ssm:PutParameter",
    { Name: "/a", Value: "b" },
    refused("ssm:*", "ParameterAlreadyExists"),
    { name: "ParameterAlreadyExists" },
  ],
  [
    "cloudwatch:SetAlarmState",
    { AlarmName: "a", StateValue: "OK", StateReason: "r" },
    refused("*", "ResourceNotFound"),
    { name: "ResourceNotFound", class: ResourceNotFound.name },
  ],
  ["cloudwatch:DescribeAlarms", {}, [{ kind: "throttle", operation: "*" }], { name: "Throttling" }],
  ["sts:GetCallerIdentity", {}, refused("*", "ExpiredToken", 403), { name: "ExpiredToken", status: 403 }],
])("%s: a refusal looks the same through all doors (%#)", async (operation, input, faults, expected) => {
  const [first, ...others] = await seenAtAllDoors(faults, operation, input);
  expect(first).toMatchObject(expected);
  for (const other of others) expect(other).toEqual(first);
});

async function broken(kind: "lost-request" | "lost-answer"): Promise<[boolean, number][]> {
  return Promise.all(
    Object.values(doors).map(async (open): Promise<[boolean, number]> => {
      const journal: CallEntry[] = [];
      const world = newWorld({ faults: [{ kind, operation: "sts:*", times: 1 }] });
      const { call, close } = await open({
        world,
        time: stillTime(world),
        onCall: (entry) => journal.push(entry),
      });
      const thrown: unknown = await call("sts:GetCallerIdentity", {}).catch((error: unknown) => error);
      await close();
      // Inside Jest's realm the SDK wraps an error of Node's own: only the words are left.
      return [/TimeoutError: socket hang up/.test(String(thrown)), journal.length];
    }),
  );
}

test("a lost answer breaks the connection after the effect, a lost request before it", async () => {
  expect(await broken("lost-answer")).toEqual([1, 1, 1].map((calls) => [true, calls]));
  expect(await broken("lost-request")).toEqual([0, 0, 0].map((calls) => [true, calls]));
});

test("a latency passes in the world's time", async () => {
  const world: World = newWorld({
    now: 0,
    faults: [{ kind: "latency", operation: "sts:*", ms: 1500, times: 1 }],
  });
  const { call } = await doors.bytes({ world, time: stillTime(world) });
  await call("sts:GetCallerIdentity", {}).catch(() => {});
  expect(world.now).toBe(1500);
});

test("the access key names the principal; an unknown one is the account's root", async () => {
  for (const open of Object.values(doors)) {
    const journal: CallEntry[] = [];
    const world = newWorld();
    const { call, close } = await open({
      world,
      time: stillTime(world),
      onCall: (entry) => journal.push(entry),
    });
    await call("sts:GetCallerIdentity", {}).catch(() => {});
    world.iam.accessKeys[KEY] = "arn:aws:sts::123456789012:assumed-role/deployer/run-1";
    await call("sts:GetCallerIdentity", {}).catch(() => {});
    await close();
    expect(journal.map(({ principal }) => principal.arn)).toEqual([
      "arn:aws:iam::123456789012:root",
      "arn:aws:sts::123456789012:assumed-role/deployer/run-1",
    ]);
  }
});

test("a request without a signature is refused, one for no service at all is 404", async () => {
  const world = newWorld();
  const { endpoint, close } = await httpDoor({ world, time: stillTime(world) });
  const post = (headers: Record<string, string>, body: string): Promise<Response> =>
    fetch(endpoint, { method: "POST", headers, body });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const query = await post(form, "Action=GetCallerIdentity&Version=2011-06-15");
  expect([query.status, await query.text()]).toEqual([
    403,
    expect.stringContaining("MissingAuthenticationToken"),
  ]);
  const json = await post({ "x-amz-target": "CodeDeploy_20141006.GetDeployment" }, "{}");
  expect([json.status, await json.text()]).toEqual([
    400,
    expect.stringContaining("MissingAuthenticationToken"),
  ]);
  expect((await post(form, "Action=X&Version=1999-01-01")).status).toBe(404);
  await close();
});

test("one port answers all services in their own way", async () => {
  const world = newWorld();
  const { call, close } = await doors.http({ world, time: stillTime(world) });
  const names = await Promise.all(
    (
      ["ec2:DescribeFpgaImages", "codedeploy:ListGitHubAccountTokenNames", "ssm:ListOpsMetadata"] as const
    ).map((operation) => call(operation, {}).catch((error: Error) => error.name)),
  );
  await close();
  expect(names).toEqual(["InvalidAction", "UnknownOperationException", "UnknownOperationException"]);
});
