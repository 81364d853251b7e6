import { byTag, fleet, REVISION, REVISION_2, ROLE } from "./codedeploy-world.ts";
import type { GroupInput } from "./codedeploy-world.ts";
import { refusal, smallWorld } from "./small-world.ts";

function application(switches: Record<string, string> = {}) {
  const small = smallWorld({ switches });
  small.call("codedeploy:CreateApplication", { applicationName: "web" });
  const create = (input: Partial<GroupInput>, deploymentGroupName = "production") =>
    small.call("codedeploy:CreateDeploymentGroup", {
      applicationName: "web",
      deploymentGroupName,
      serviceRoleArn: ROLE,
      ...input,
    });
  const read = () =>
    small.call("codedeploy:GetDeploymentGroup", { applicationName: "web", deploymentGroupName: "production" })
      .deploymentGroupInfo!;
  return { ...small, create, read };
}

const BLUE_GREEN: Partial<GroupInput> = {
  deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
  loadBalancerInfo: { targetGroupInfoList: [{ name: "targets" }] },
};
const provisioning = (action: "COPY_AUTO_SCALING_GROUP" | "DISCOVER_EXISTING") => ({
  greenFleetProvisioningOption: { action },
});

test("codedeploy 1: names are checked, and what does not exist is refused by its own error", () => {
  const { call, create } = application();
  const get = (applicationName: string, deploymentGroupName: string) =>
    refusal(() => call("codedeploy:GetDeploymentGroup", { applicationName, deploymentGroupName })).name;
  expect(get("no/slash", "production")).toBe("InvalidApplicationNameException");
  expect(get("other", "production")).toBe("ApplicationDoesNotExistException");
  expect(get("web", "production")).toBe("DeploymentGroupDoesNotExistException");
  create({});
  expect(refusal(() => create({})).name).toBe("DeploymentGroupAlreadyExistsException");
  expect(refusal(() => call("codedeploy:CreateApplication", { applicationName: "web" })).name).toBe(
    "ApplicationAlreadyExistsException",
  );
  expect(call("codedeploy:ListApplications", {}).applications).toEqual(["web"]);
  expect(call("codedeploy:ListDeploymentGroups", { applicationName: "web" }).deploymentGroups).toEqual([
    "production",
  ]);
});

test("codedeploy 2: a copied fleet is exactly one Auto Scaling group, also in updates that leave it out", () => {
  const { create } = application();
  const copy = () =>
    create({ ...BLUE_GREEN, blueGreenDeploymentConfiguration: provisioning("COPY_AUTO_SCALING_GROUP") });
  expect(refusal(copy)).toEqual({
    name: "InvalidBlueGreenDeploymentConfigurationException",
    message:
      "Exactly one AutoScaling group must be specifed when selecting the COPY_AUTO_SCALING_GROUP green fleet provisioning option.",
  });
});

test("codedeploy 3: CONTINUE_DEPLOYMENT takes no wait but 0, which is read back", () => {
  const { create, read } = application();
  const withWait = (waitTimeInMinutes: number) =>
    create({
      ...BLUE_GREEN,
      blueGreenDeploymentConfiguration: {
        ...provisioning("DISCOVER_EXISTING"),
        deploymentReadyOption: { actionOnTimeout: "CONTINUE_DEPLOYMENT", waitTimeInMinutes },
      },
    });
  expect(refusal(() => withWait(5)).message).toBe(
    "Deployment ready action cannot be set to 'CONTINUE_DEPLOYMENT' when timeout is specified",
  );
  withWait(0);
  expect(read().blueGreenDeploymentConfiguration!.deploymentReadyOption).toEqual({
    actionOnTimeout: "CONTINUE_DEPLOYMENT",
    waitTimeInMinutes: 0,
  });
});

test("codedeploy 4: traffic control needs a load balancer, blue/green needs traffic control (switch) and its configuration", () => {
  const { create } = application();
  const style = (deploymentOption: "WITH_TRAFFIC_CONTROL" | "WITHOUT_TRAFFIC_CONTROL") => ({
    deploymentStyle: { deploymentType: "BLUE_GREEN" as const, deploymentOption },
  });
  expect(refusal(() => create(style("WITH_TRAFFIC_CONTROL"))).message).toMatch(
    /^The specification for load balancing in the deployment group is invalid\. The deploymentOption value is set to WITH_TRAFFIC_CONTROL/,
  );
  expect(refusal(() => create(BLUE_GREEN)).name).toBe("InvalidBlueGreenDeploymentConfigurationException");
  const without = {
    ...style("WITHOUT_TRAFFIC_CONTROL"),
    blueGreenDeploymentConfiguration: provisioning("DISCOVER_EXISTING"),
  };
  expect(refusal(() => create(without)).name).toBe("InvalidDeploymentStyleException");
  application({ "codedeploy-no-traffic-control": "accepted" }).create(without);
});

test("codedeploy 5: a style is complete, a role is an ARN, rollback has events", () => {
  const { create } = application();
  expect(refusal(() => create({ deploymentStyle: { deploymentType: "BLUE_GREEN" } }))).toEqual({
    name: "InvalidDeploymentStyleException",
    message: "Deployment type or deployment option cannot be null or empty",
  });
  expect(refusal(() => create({ serviceRoleArn: "CodeDeploy" })).name).toBe("InvalidRoleException");
  expect(refusal(() => create({ autoRollbackConfiguration: { enabled: true } })).name).toBe(
    "InvalidAutoRollbackConfigException",
  );
});

test("codedeploy 6: limits", () => {
  const alarms = (count: number) => ({
    alarmConfiguration: {
      enabled: true,
      alarms: Array.from({ length: count }, (_, n) => ({ name: `a${n}` })),
    },
  });
  const { create } = application();
  expect(refusal(() => create(alarms(11))).name).toBe("AlarmsLimitExceededException");
  application({ "codedeploy-alarm-limit": "50" }).create(alarms(11));
  const filters = Array.from({ length: 11 }, (_, n) => byTag(String(n))[0]!);
  expect(refusal(() => create({ ec2TagFilters: filters })).name).toBe("InvalidEC2TagException");
  const sets = { ec2TagSetList: [byTag("1"), byTag("2"), byTag("3"), byTag("4")] };
  expect(refusal(() => create({ ec2TagSet: sets })).name).toBe("TagSetListLimitExceededException");
  const both = { ec2TagFilters: byTag("1"), ec2TagSet: { ec2TagSetList: [byTag("2")] } };
  expect(refusal(() => create(both)).name).toBe("InvalidEC2TagCombinationException");
  const names = Array.from({ length: 11 }, (_, n) => `g${n}`);
  expect(refusal(() => create({ autoScalingGroups: names })).name).toBe("InvalidAutoScalingGroupException");
  const targetGroupInfoList = Array.from({ length: 11 }, (_, n) => ({ name: `t${n}` }));
  expect(refusal(() => create({ loadBalancerInfo: { targetGroupInfoList } })).name).toBe(
    "InvalidLoadBalancerInfoException",
  );
});

test("codedeploy 7: waits have an upper limit, and none with KEEP_ALIVE (switches)", () => {
  const terminate = (action: "TERMINATE" | "KEEP_ALIVE", terminationWaitTimeInMinutes: number) => ({
    ...BLUE_GREEN,
    blueGreenDeploymentConfiguration: {
      ...provisioning("DISCOVER_EXISTING"),
      terminateBlueInstancesOnDeploymentSuccess: { action, terminationWaitTimeInMinutes },
    },
  });
  const { create } = application();
  expect(refusal(() => create(terminate("TERMINATE", 2801))).name).toBe(
    "InvalidBlueGreenDeploymentConfigurationException",
  );
  application({ "codedeploy-termination-minutes": "2880" }).create(terminate("TERMINATE", 2801));
  expect(refusal(() => create(terminate("KEEP_ALIVE", 5))).name).toBe(
    "InvalidBlueGreenDeploymentConfigurationException",
  );
  const lenient = application({ "codedeploy-keep-alive-wait": "ignored" });
  lenient.create(terminate("KEEP_ALIVE", 5));
  const read = lenient.read().blueGreenDeploymentConfiguration!;
  expect(read.terminateBlueInstancesOnDeploymentSuccess).toEqual({ action: "KEEP_ALIVE" });
});

test("codedeploy 9: an update changes what it names; a rename keeps the rest", () => {
  const { call, create, read } = application();
  create({ ec2TagFilters: byTag("1") });
  const { deploymentGroupId } = read();
  const update = { applicationName: "web", currentDeploymentGroupName: "production" };
  call("codedeploy:UpdateDeploymentGroup", {
    ...update,
    deploymentConfigName: "CodeDeployDefault.AllAtOnce",
  });
  expect(read()).toMatchObject({
    deploymentConfigName: "CodeDeployDefault.AllAtOnce",
    ec2TagFilters: byTag("1"),
  });
  call("codedeploy:UpdateDeploymentGroup", { ...update, ec2TagFilters: [] });
  expect(read().ec2TagFilters).toEqual([]);
  call("codedeploy:UpdateDeploymentGroup", { ...update, newDeploymentGroupName: "live" });
  expect(
    call("codedeploy:GetDeploymentGroup", { applicationName: "web", deploymentGroupName: "live" })
      .deploymentGroupInfo!.deploymentGroupId,
  ).toBe(deploymentGroupId);
});

test("codedeploy 10: OneAtATime is a type no model names; custom configurations are checked", () => {
  const { call } = application();
  const minimum = (deploymentConfigName: string) =>
    call("codedeploy:GetDeploymentConfig", { deploymentConfigName }).deploymentConfigInfo!
      .minimumHealthyHosts;
  expect(minimum("CodeDeployDefault.OneAtATime")).toEqual({ type: "MOST_CONCURRENCY", value: 1 });
  expect(minimum("CodeDeployDefault.HalfAtATime")).toEqual({ type: "FLEET_PERCENT", value: 50 });
  expect(minimum("CodeDeployDefault.AllAtOnce")).toEqual({ type: "HOST_COUNT", value: 0 });
  const create = (type: "HOST_COUNT" | "FLEET_PERCENT", value: number) =>
    call("codedeploy:CreateDeploymentConfig", {
      deploymentConfigName: "mine",
      minimumHealthyHosts: { type, value },
    });
  expect(refusal(() => create("FLEET_PERCENT", 100)).name).toBe("InvalidMinimumHealthyHostValueException");
  create("HOST_COUNT", 2);
  expect(minimum("mine")).toEqual({ type: "HOST_COUNT", value: 2 });
  expect(refusal(() => minimum("other")).name).toBe("DeploymentConfigDoesNotExistException");
});

test("codedeploy 11: CreateDeployment registers its revision; an unknown one does not exist", () => {
  const { call, deploy } = fleet();
  deploy();
  const get = (revision: typeof REVISION | typeof REVISION_2) =>
    call("codedeploy:GetApplicationRevision", { applicationName: "web", revision });
  expect(get(REVISION_2).revisionInfo!.firstUsedTime).toBeInstanceOf(Date);
  expect(get(REVISION).revisionInfo!.deploymentGroups).toEqual(["production"]);
  expect(call("codedeploy:ListApplicationRevisions", { applicationName: "web" }).revisions).toHaveLength(2);
  const other = { ...REVISION, s3Location: { ...REVISION.s3Location, key: "other.zip" } };
  expect(refusal(() => get(other as never)).name).toBe("RevisionDoesNotExistException");
});

test("codedeploy 12: tags of applications and deployment groups", () => {
  const { call, world } = fleet();
  const ResourceArn = `arn:aws:codedeploy:${world.region}:${world.account}:deploymentgroup:web/production`;
  call("codedeploy:TagResource", { ResourceArn, Tags: [{ Key: "team", Value: "web" }] });
  expect(call("codedeploy:ListTagsForResource", { ResourceArn }).Tags).toEqual([
    { Key: "team", Value: "web" },
  ]);
  call("codedeploy:UntagResource", { ResourceArn, TagKeys: ["team"] });
  expect(call("codedeploy:ListTagsForResource", { ResourceArn }).Tags).toEqual([]);
  expect(refusal(() => call("codedeploy:ListTagsForResource", { ResourceArn: "arn:other" })).name).toBe(
    "InvalidArnException",
  );
});
