"""Another client than ours: boto3 describes the fleet, brings up green, deploys to it and waits with its own waiter."""

import time

import boto3

autoscaling = boto3.client("autoscaling")
codedeploy = boto3.client("codedeploy")
ec2 = boto3.client("ec2")
elbv2 = boto3.client("elbv2")
cloudwatch = boto3.client("cloudwatch")
ssm = boto3.client("ssm")

GREEN = "web-green-boto3"


def healthy_instances(target_group_arn):
    states = elbv2.describe_target_health(TargetGroupArn=target_group_arn)["TargetHealthDescriptions"]
    return sorted(s["Target"]["Id"] for s in states if s["TargetHealth"]["State"] == "healthy")


def members(group_name):
    groups = autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[group_name])["AutoScalingGroups"]
    return sorted(i["InstanceId"] for i in groups[0]["Instances"] if i["LifecycleState"] == "InService")


def describe_fleet():
    [group] = autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=["web-blue"])["AutoScalingGroups"]
    assert group["DesiredCapacity"] == 3, group
    blue = members("web-blue")
    assert len(blue) == 3, blue
    pages = ec2.get_paginator("describe_instances").paginate(
        Filters=[{"Name": "tag:bluegreen:release", "Values": ["web-production-1"]}]
    )
    found = sorted(i["InstanceId"] for page in pages for r in page["Reservations"] for i in r["Instances"])
    assert found == blue, (found, blue)
    [target_group] = elbv2.describe_target_groups(Names=["web-targets"])["TargetGroups"]
    assert healthy_instances(target_group["TargetGroupArn"]) == blue
    return group, target_group["TargetGroupArn"]


def freeze(group_name):
    """So that Auto Scaling does not replace blue when it leaves the load balancer."""
    processes = ["HealthCheck", "ReplaceUnhealthy", "AZRebalance", "AlarmNotification", "ScheduledActions"]
    autoscaling.suspend_processes(AutoScalingGroupName=group_name, ScalingProcesses=processes)


def bring_up_green(blue):
    autoscaling.create_auto_scaling_group(
        AutoScalingGroupName=GREEN,
        LaunchTemplate={"LaunchTemplateId": blue["LaunchTemplate"]["LaunchTemplateId"], "Version": "1"},
        MinSize=3,
        MaxSize=6,
        DesiredCapacity=3,
        VPCZoneIdentifier=blue["VPCZoneIdentifier"],
    )
    for _ in range(60):
        if len(members(GREEN)) == 3:
            return members(GREEN)
        time.sleep(0.5)
    raise AssertionError("green is not in service")


def deploy():
    deployment_id = codedeploy.create_deployment(
        applicationName="web",
        deploymentGroupName="production",
        revision={
            "revisionType": "S3",
            "s3Location": {"bucket": "web-revisions", "key": "web-2.zip", "bundleType": "zip"},
        },
        targetInstances={"autoScalingGroups": [GREEN]},
        description="by boto3",
    )["deploymentId"]
    try:
        codedeploy.get_waiter("deployment_successful").wait(deploymentId=deployment_id)
    finally:
        info = codedeploy.get_deployment(deploymentId=deployment_id)["deploymentInfo"]
        print("boto3: deployment", deployment_id, info["status"], info.get("errorInformation", ""))
    assert info["status"] == "Succeeded" and info["description"] == "by boto3", info
    pages = codedeploy.get_paginator("list_deployment_targets").paginate(deploymentId=deployment_id)
    listed = [target_id for page in pages for target_id in page["targetIds"]]
    targets = codedeploy.batch_get_deployment_targets(deploymentId=deployment_id, targetIds=listed[:25])
    labels = sorted(t["instanceTarget"]["instanceLabel"] for t in targets["deploymentTargets"])
    assert labels == ["Blue"] * 3 + ["Green"] * 3, labels


def refusals():
    try:
        codedeploy.get_deployment(deploymentId="d-ABCDEFGHI")
    except codedeploy.exceptions.DeploymentDoesNotExistException:
        pass
    else:
        raise AssertionError("a deployment that is not there was found")
    try:
        autoscaling.create_auto_scaling_group(AutoScalingGroupName="web-blue", MinSize=0, MaxSize=0)
    except autoscaling.exceptions.ClientError as error:
        assert error.response["Error"]["Code"] in ("AlreadyExists", "ValidationError"), error
    else:
        raise AssertionError("a second group of one name was created")


def parameters_and_alarms():
    ssm.put_parameter(Name="/foreign/boto3", Value="é & <>", Type="String")
    time.sleep(0.5)  # reads may lag behind writes
    assert ssm.get_parameter(Name="/foreign/boto3")["Parameter"]["Value"] == "é & <>"
    cloudwatch.put_metric_alarm(
        AlarmName="foreign-boto3",
        Namespace="AWS/EC2",
        MetricName="CPUUtilization",
        Statistic="Average",
        Period=60,
        EvaluationPeriods=1,
        Threshold=0.5,
        ComparisonOperator="GreaterThanThreshold",
    )
    [alarm] = cloudwatch.describe_alarms(AlarmNames=["foreign-boto3"])["MetricAlarms"]
    assert alarm["Threshold"] == 0.5, alarm


blue, target_group_arn = describe_fleet()
print("boto3: described the fleet of", len(members("web-blue")))
green = bring_up_green(blue)
print("boto3: brought up", GREEN)
freeze("web-blue")
deploy()
assert healthy_instances(target_group_arn) == green, (healthy_instances(target_group_arn), green)
print("boto3: green serves")
refusals()
parameters_and_alarms()
print("boto3: refusals, parameters and alarms as on AWS")
