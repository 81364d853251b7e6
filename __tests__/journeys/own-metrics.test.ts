import { harmless, onGreen } from "./left-behind.ts";
import { play } from "./unfinished.ts";

const Dimensions = (Value: string) => [{ Name: "AutoScalingGroupName", Value }];

/** Blue runs on without users: by its metrics green would be made smaller than its own users need. */
test("clone: green is sized by its own metrics, also where they are not AWS's, and where they are computed", () =>
  play("clone", async (p) => {
    const AutoScalingGroupName = "web-blue";
    const metric = { Namespace: "CWAgent", MetricName: "mem_used_percent" };
    const own = (group: string) => ({
      ...metric,
      Statistic: "Average" as const,
      Dimensions: Dimensions(group),
    });
    const computed = (group: string) => [
      {
        Id: "used",
        MetricStat: { Metric: { ...metric, Dimensions: Dimensions(group) }, Period: 60, Stat: "Average" },
        ReturnData: false,
      },
      { Id: "twice", Expression: "used * 2", ReturnData: true },
    ];
    await p.aws("autoscaling:PutScalingPolicy", {
      AutoScalingGroupName,
      PolicyName: "memory-at-60",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingConfiguration: {
        TargetValue: 60,
        CustomizedMetricSpecification: own(AutoScalingGroupName),
      },
    });
    const { PolicyARN } = await p.aws("autoscaling:PutScalingPolicy", {
      AutoScalingGroupName,
      PolicyName: "add-one",
      PolicyType: "StepScaling",
      AdjustmentType: "ChangeInCapacity",
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
    });
    await p.aws("cloudwatch:PutMetricAlarm", {
      AlarmName: "web-blue-full",
      AlarmActions: [PolicyARN!],
      EvaluationPeriods: 2,
      Threshold: 150,
      ComparisonOperator: "GreaterThanThreshold",
      Metrics: computed(AutoScalingGroupName),
    });
    const { ending } = await p.run();
    expect(ending?.outcome).toBe("succeeded");
    const { autoScaling, cloudWatch } = p.world;
    expect(autoScaling.groups["web-blue-1"]!.policies["memory-at-60"]!.settings).toMatchObject({
      TargetTrackingConfiguration: { CustomizedMetricSpecification: own("web-blue-1") },
    });
    expect(cloudWatch.alarms["web-blue-1-full"]!.settings).toMatchObject({ Metrics: computed("web-blue-1") });
    expect(cloudWatch.alarms["web-blue-full"]!.settings).toMatchObject({
      Metrics: computed(AutoScalingGroupName),
    });
    onGreen(p);
    harmless(p);
  }));
