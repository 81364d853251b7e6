import type { ArchitectureType, InstanceTypeInfo } from "@aws-sdk/client-ec2";
import { AwsError } from "../../core/aws-error.ts";
import type { HandlersOf } from "../../core/service.ts";
import { filtered, paged } from "./filters.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-ec2")>;

interface TypeRecord {
  architectures: ArchitectureType[];
  vcpus: number;
  /** MiB. */
  memory: number;
  currentGeneration: boolean;
}

const family = (name: string, architectures: ArchitectureType[], sizes: Record<string, [number, number]>) =>
  Object.fromEntries(
    Object.entries(sizes).map(([size, [vcpus, gib]]): [string, TypeRecord] => [
      `${name}.${size}`,
      { architectures, vcpus, memory: gib * 1024, currentGeneration: name !== "t2" },
    ]),
  );

const burstable = { nano: [2, 0.5], micro: [2, 1], small: [2, 2], medium: [2, 4], large: [2, 8] } as Record<
  string,
  [number, number]
>;
const general = { large: [2, 8], xlarge: [4, 16], "2xlarge": [8, 32] } as Record<string, [number, number]>;
const compute = { large: [2, 4], xlarge: [4, 8], "2xlarge": [8, 16] } as Record<string, [number, number]>;

/** A small part of the real list (AWS instance types guide). */
export const instanceTypes: Readonly<Record<string, TypeRecord>> = {
  ...family("t2", ["i386", "x86_64"], burstable),
  ...family("t3", ["x86_64"], burstable),
  ...family("t3a", ["x86_64"], burstable),
  ...family("t4g", ["arm64"], burstable),
  ...family("m5", ["x86_64"], general),
  ...family("m6i", ["x86_64"], general),
  ...family("m7i", ["x86_64"], general),
  ...family("m6g", ["arm64"], general),
  ...family("m7g", ["arm64"], general),
  ...family("c5", ["x86_64"], compute),
  ...family("c6i", ["x86_64"], compute),
  ...family("c7g", ["arm64"], compute),
  ...family("r6i", ["x86_64"], { large: [2, 16], xlarge: [4, 32] }),
};

const shown = ([name, type]: [string, TypeRecord]): InstanceTypeInfo => ({
  InstanceType: name as "t3.micro",
  CurrentGeneration: type.currentGeneration,
  FreeTierEligible: name === "t3.micro",
  SupportedUsageClasses: ["on-demand", "spot"],
  SupportedRootDeviceTypes: ["ebs"],
  SupportedVirtualizationTypes: ["hvm"],
  BareMetal: false,
  Hypervisor: name.startsWith("t2") ? "xen" : "nitro",
  ProcessorInfo: { SupportedArchitectures: type.architectures },
  VCpuInfo: { DefaultVCpus: type.vcpus },
  MemoryInfo: { SizeInMiB: type.memory },
  InstanceStorageSupported: false,
  EbsInfo: { EbsOptimizedSupport: "default", EncryptionSupport: "supported", NvmeSupport: "required" },
  SupportedBootModes: ["legacy-bios", "uefi"],
});

/** Throws as AWS does for a type that does not exist. */
export function typeCalled(name: string): TypeRecord {
  const type = instanceTypes[name];
  if (!type) throw new AwsError("InvalidParameterValue", `Invalid value '${name}' for InstanceType.`);
  return type;
}

const describeInstanceTypes: Handlers["DescribeInstanceTypes"] = (world, input) => {
  const asked: readonly string[] = input.InstanceTypes ?? [];
  const unknown = asked.filter((name) => !instanceTypes[name]);
  if (unknown.length > 0) {
    throw new AwsError(
      "InvalidInstanceType",
      `The following supplied instance types do not exist: [${unknown.join(", ")}]`,
    );
  }
  const all = Object.entries(instanceTypes).filter(([name]) => asked.length === 0 || asked.includes(name));
  const table = {
    "instance-type": ([name]: [string, TypeRecord]) => [name],
    "processor-info.supported-architecture": ([, type]: [string, TypeRecord]) => type.architectures,
    "current-generation": ([, type]: [string, TypeRecord]) => [String(type.currentGeneration)],
  };
  const found = filtered(all, input.Filters, table, () => ({}));
  const { items, ...next } = paged(world, found, ([name]) => name, input, { min: 5, max: 100 });
  return { InstanceTypes: items.map(shown), ...next };
};

export const instanceTypeHandlers = { DescribeInstanceTypes: describeInstanceTypes } satisfies Handlers;
