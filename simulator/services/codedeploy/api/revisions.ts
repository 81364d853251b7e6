import type {
  GenericRevisionInfo,
  ListApplicationRevisionsInput,
  RevisionLocation,
} from "@aws-sdk/client-codedeploy";
import type { HandlersOf } from "../../../core/service.ts";
import type { World } from "../../../core/world.ts";
import { applicationOf, refuse } from "../refuse.ts";
import type { Revision } from "../state.ts";
import { nextTokenOf } from "./lists.ts";
import { pageOf } from "../../../core/paging.ts";

/** One line that names a revision: equal lines mean the same revision. */
export function revisionText(location: RevisionLocation): string {
  const { s3Location: s3, gitHubLocation: github } = location;
  if (s3) return `s3://${s3.bucket}/${s3.key}${s3.version ? `?versionId=${s3.version}` : ""}`;
  if (github) return `github:${github.repository}@${github.commitId}`;
  return `string:${location.string?.sha256 ?? location.appSpecContent?.sha256 ?? ""}`;
}

const COMPLETE = {
  S3: ({ s3Location: s3 }: RevisionLocation) => Boolean(s3?.bucket && s3.key && s3.bundleType),
  GitHub: ({ gitHubLocation: github }: RevisionLocation) =>
    Boolean(github?.repository?.includes("/") && github.commitId),
  String: ({ string }: RevisionLocation) => Boolean(string?.content),
  AppSpecContent: ({ appSpecContent }: RevisionLocation) => Boolean(appSpecContent?.content),
} satisfies Record<string, (location: RevisionLocation) => boolean>;

/** A revision of a request, checked. EC2 deploys bundles from S3 or GitHub. */
export function checkedRevision(location: RevisionLocation | undefined): RevisionLocation {
  if (!location) return refuse("RevisionRequired", "Revision is required");
  const complete = COMPLETE[location.revisionType as keyof typeof COMPLETE];
  if (!complete?.(location)) {
    refuse("InvalidRevision", "The specified revision is not valid for this application's compute platform.");
  }
  return structuredClone(location);
}

/** The record of a revision in its application; made when it is not registered yet. */
export function registeredRevision(world: World, application: string, location: RevisionLocation): Revision {
  const { revisions } = applicationOf(world, application);
  const text = revisionText(location);
  const known = revisions.find((revision) => revisionText(revision.location) === text);
  if (known) return known;
  const revision: Revision = { location, registerTime: world.now, groups: [] };
  revisions.push(revision);
  return revision;
}

const view = (revision: Revision): GenericRevisionInfo => ({
  description: revision.description ?? "Application revision registered by Deployment ID",
  deploymentGroups: revision.groups,
  registerTime: new Date(revision.registerTime),
  ...(revision.firstUsedTime !== undefined && { firstUsedTime: new Date(revision.firstUsedTime) }),
  ...(revision.lastUsedTime !== undefined && { lastUsedTime: new Date(revision.lastUsedTime) }),
});

function found(
  world: World,
  application: string | undefined,
  location: RevisionLocation | undefined,
): Revision {
  const { revisions } = applicationOf(world, application);
  const text = revisionText(checkedRevision(location));
  const revision = revisions.find((each) => revisionText(each.location) === text);
  return revision ?? refuse("RevisionDoesNotExist", `The specified revision does not exist: ${text}`);
}

const SORT = {
  registerTime: (revision: Revision) => revision.registerTime,
  firstUsedTime: (revision: Revision) => revision.firstUsedTime ?? 0,
  lastUsedTime: (revision: Revision) => revision.lastUsedTime ?? 0,
};

const DEPLOYED = {
  include: (revision: Revision) => revision.groups.length > 0,
  exclude: (revision: Revision) => revision.groups.length === 0,
  ignore: () => true,
};

function listed(world: World, input: ListApplicationRevisionsInput): Revision[] {
  const { revisions } = applicationOf(world, input.applicationName);
  const shown = revisions.filter(DEPLOYED[input.deployed ?? "ignore"]);
  if (!input.sortBy) return shown;
  const by = SORT[input.sortBy] ?? refuse("InvalidSortBy", `Cannot sort by ${input.sortBy as string}.`);
  const sign = input.sortOrder === "descending" ? -1 : 1;
  return shown.toSorted((one, other) => sign * (by(one) - by(other)));
}

export const revisions = {
  RegisterApplicationRevision(world, input) {
    const location = checkedRevision(input.revision);
    applicationOf(world, input.applicationName);
    const revision = registeredRevision(world, input.applicationName!, location);
    if (input.description) revision.description = input.description;
  },
  GetApplicationRevision(world, input) {
    const revision = found(world, input.applicationName, input.revision);
    return {
      applicationName: input.applicationName,
      revision: revision.location,
      revisionInfo: view(revision),
    };
  },
  BatchGetApplicationRevisions(world, input) {
    const asked = input.revisions ?? [];
    if (asked.length > 25) refuse("BatchLimitExceeded", "The maximum number of revisions is 25.");
    const revisionsFound = asked.map((location) => found(world, input.applicationName, location));
    return {
      applicationName: input.applicationName,
      revisions: revisionsFound.map((each) => ({
        revisionLocation: each.location,
        genericRevisionInfo: view(each),
      })),
    };
  },
  ListApplicationRevisions(world, input) {
    const asked = { token: input.nextToken, size: 100 };
    const page = pageOf(
      listed(world, input),
      (each) => revisionText(each.location),
      asked,
      "InvalidNextTokenException",
    );
    return { revisions: page.items.map((each) => each.location), ...nextTokenOf(page) };
  },
} satisfies HandlersOf<typeof import("@aws-sdk/client-codedeploy")>;
