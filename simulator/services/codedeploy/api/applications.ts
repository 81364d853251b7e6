import type { HandlersOf } from "../../../core/service.ts";
import type { World } from "../../../core/world.ts";
import { applicationArn, newUuid } from "../names.ts";
import { applicationOf, checkName, groupKey, refuse } from "../refuse.ts";
import type { Application } from "../state.ts";
import { nextTokenOf, pageOfNames } from "./lists.ts";

const view = (application: Application) => ({
  applicationId: application.id,
  applicationName: application.name,
  createTime: new Date(application.createTime),
  linkedToGitHub: false,
  computePlatform: "Server" as const,
});

function rename(world: World, from: string, to: string): void {
  const state = world.codeDeploy;
  const application = applicationOf(world, from);
  checkName(to, "Application");
  if (to in state.applications) refuse("ApplicationAlreadyExists", `Application already exists: ${to}`);
  delete state.applications[from];
  state.applications[to] = { ...application, name: to };
  for (const group of Object.values(state.groups).filter((each) => each.application === from)) {
    delete state.groups[groupKey(from, group.name)];
    state.groups[groupKey(to, group.name)] = { ...group, application: to };
  }
  for (const each of Object.values(state.deployments)) if (each.application === from) each.application = to;
}

export const applications = {
  CreateApplication(world, input) {
    const name = checkName(input.applicationName, "Application");
    if (name in world.codeDeploy.applications) {
      refuse("ApplicationAlreadyExists", `Application already exists: ${name}`);
    }
    if (input.computePlatform && input.computePlatform !== "Server") {
      refuse(
        "InvalidComputePlatform",
        `The compute platform ${input.computePlatform} is not supported here.`,
      );
    }
    const id = newUuid(world);
    world.codeDeploy.applications[name] = { id, name, createTime: world.now, revisions: [] };
    if (input.tags) world.codeDeploy.tags[applicationArn(world, name)] = structuredClone(input.tags);
    return { applicationId: id };
  },
  GetApplication: (world, input) => ({ application: view(applicationOf(world, input.applicationName)) }),
  UpdateApplication(world, input) {
    const from = applicationOf(world, input.applicationName).name;
    if (input.newApplicationName && input.newApplicationName !== from) {
      rename(world, from, input.newApplicationName);
    }
  },
  DeleteApplication(world, input) {
    const name = checkName(input.applicationName, "Application");
    delete world.codeDeploy.applications[name];
    for (const [key, group] of Object.entries(world.codeDeploy.groups)) {
      if (group.application === name) delete world.codeDeploy.groups[key];
    }
  },
  ListApplications(world, input) {
    const page = pageOfNames(world, Object.keys(world.codeDeploy.applications).sort(), input.nextToken);
    return { applications: page.items, ...nextTokenOf(page) };
  },
  BatchGetApplications(world, input) {
    const names = input.applicationNames ?? [];
    if (names.length > 100) refuse("BatchLimitExceeded", "The maximum number of names is 100.");
    return { applicationsInfo: names.map((name) => view(applicationOf(world, name))) };
  },
} satisfies HandlersOf<typeof import("@aws-sdk/client-codedeploy")>;
