/** What noticed each deliberate defect last, and is asked first: a key of `detectors.ts`. */
export const NOTICED: Readonly<Record<string, string>> = {
  "skip the drain wait":
    "journey clone: an instance of green is lost while it is installed, everything is as before",
  "end green while it is in rotation":
    "journey clone: an instance of green is lost while it is installed, everything is as before",
  "a Network Load Balancer's word that a target is gone":
    "journey same-group: a Network Load Balancer without cross-zone load balancing, terminate",
  "zones do not matter":
    "journey clone: more of the kept fleet are healthy than serve, none of them in one zone: traffic stays",
  "continue without waiting until green is healthy":
    "journey clone: an answer of elasticloadbalancing:DeregisterTargets is lost on the way back, everything is as before",
  "continue when one of green is healthy":
    "journey clone: one of green does not become healthy in Ready, CodeDeploy is never told to go on",
  "trust the status instead of the target groups":
    "journey clone: somebody brings blue back while green is being opened, blue is not retired",
  "leave a late blue in rotation":
    "journey clone: one of blue is registered again as the deployment ends, it is taken out",
  "take green out before blue serves": "crash clone deploy @72 new-run",
  "wait for CodeDeploy to bring blue back":
    "journey clone: somebody stops the deployment without rollback, everything is as before",
  "go back to a fleet that has nobody": "crash clone deploy on a network balancer @75 settle",
  "go back to a blue that CodeDeploy is about to end": "storm 16227",
  "a blue that has lost most of itself is never whole again": "storm 16442",
  "a target that is still being checked counts as healthy":
    "journey clone: an answer of codedeploy:StopDeployment is lost on the way back, everything is as before",
  "retire blue although it serves again":
    "journey clone: somebody brings blue back while green is being opened, blue is not retired",
  "say who serves without looking": "journey clone: a hook script fails on green, everything is as before",
  "settle waits out every drain": "crash clone deploy on a network balancer @10 settle",
  "register green in the first target group only":
    "journey clone: green is healthy in both target groups before CodeDeploy is told to go on",
  "resume without SetInstanceHealth":
    "journey clone: blue is judged unhealthy while it is frozen, nobody is replaced for it",
  "resume ReplaceUnhealthy at once":
    "journey clone: somebody brings blue back while green is being opened, blue is not retired",
  "leave processes suspended":
    "journey clone: one of blue's targets is unhealthy, green gets what the deployment group matches",
  "Launch stays suspended":
    "journey clone: one of blue's targets is unhealthy, green gets what the deployment group matches",
  "freeze nobody": "journey same-group: blue grew while the release was being claimed, it is planned anew",
  "freeze without HealthCheck":
    "journey same-group: blue grew while the release was being claimed, it is planned anew",
  "shrink by size on the way back":
    "journey same-group: no CodeDeploy agent answers on green, everything is as before",
  "shrink by size when blue is retired":
    "journey same-group: one of blue's targets is unhealthy, green gets what the deployment group matches",
  "double whatever is there": "crash same-group deploy without Ready @25 re-run",
  "the size as it was planned": "journey clone: blue scales out while green boots, green follows",
  "green as large as blue's healthy targets":
    "journey clone: one of blue's targets is unhealthy, green gets what the deployment group matches",
  "the copy is made while Launch is suspended":
    "journey codedeploy-copy: blue grew while the release was being claimed, it is planned anew",
  "sizes are not given back":
    "journey same-group: no CodeDeploy agent answers on green, everything is as before",
  "the template is not given back":
    "journey same-group: no CodeDeploy agent answers on green, everything is as before",
  "a pinned group stays pinned":
    "journey clone: green with copied policies, alarms and schedules fails, all of it is removed",
  "a second version of the template when run again":
    "journey clone: an answer of ec2:CreateLaunchTemplateVersion is lost, nothing is doubled",
  "keep the old disk's snapshot":
    "journey clone: the template's root disk keeps its size and encryption, not the old image's snapshot",
  "open green before CodeDeploy's hook is there":
    "journey clone: somebody removes CodeDeploy's launch hook from green before it is opened, everything is as before",
  "never read the deployment group back":
    "journey same-group: an answer of codedeploy:UpdateDeploymentGroup is lost, nothing is doubled",
  "the deployment group is not given back": "crash same-group deploy @60 settle",
  "touch the deployment group while a deployment is active":
    "journey clone: somebody deploys as soon as ours has ended, the deployment group is pointed at green after that",
  "instances that come back keep the tags they had":
    "journey same-group: an instant rollback takes the traffic back to the fleet that was kept (keep)",
  "no room is made for instances that come back":
    "journey same-group: an instant rollback into a group that has no room for both fleets (detach)",
  "roll back after the commit point":
    "journey clone: somebody brings blue back while green is being opened, blue is not retired",
  "forget the commit point":
    "journey clone: somebody brings blue back while green is being opened, blue is not retired",
  "act before it is written down":
    "journey codedeploy-copy: the release log cannot be written any more, the run ends open with what is there",
  "look again at what was found at first": "crash same-group deploy without Ready @25 re-run",
  "begin without a recorded plan": "crash clone deploy @9 re-run",
  "do something that the plan does not name":
    "journey clone: a new group takes over, blue is detached and runs on",
  "undo in the wrong order":
    "journey same-group: no CodeDeploy agent answers on green, everything is as before",
  "the first undo that fails ends the way back":
    "journey clone: our template version cannot be deleted, the group stays pinned to its own",
  "go on undoing although traffic is not back":
    "journey clone: the deployment cannot be stopped, everything is left in place and listed",
  "list nothing of what is left":
    "journey clone: the deployment cannot be stopped, everything is left in place and listed",
  "call everything that failed clean":
    "journey clone: the deployment cannot be stopped, everything is left in place and listed",
  "send again after a lost answer":
    "journey same-group: an answer of autoscaling:DetachInstances is lost, nothing is doubled",
  "do not look for the deployment before creating it": "crash clone deploy without Ready @38 re-run",
  "no lease on a takeover":
    "race same-group: GitHub loses the runner out of sight after 5 s, and the job is run again beside it",
  "nobody asks the lease":
    "race clone: the holder is paused for six minutes after 20 s, another run supersedes it",
  "the lease is never renewed": "journey clone: blue scales out while green boots, green follows",
  "every owner writes as the first one": "crash clone deploy @5 settle",
  "braces go into the release log as they are": "journey clone: a rollback whose reason has braces in it",
  "the next number without `head`":
    "journey codedeploy-copy: numbers are never reused, and a finished release of long ago is pruned",
  "a number that somebody else has is ours":
    "race clone: two runs begin at the same instant, the second waits",
  "what was found before the claim still holds":
    "journey clone: blue grew while the release was being claimed, it is planned anew",
  "whoever takes over from a run that had only claimed leaves the one before it at work":
    "race same-group: the run that supersedes the holder dies at call 95, and a third takes over",
  "an older run overtakes": "race clone: an older run comes once a newer one has succeeded",
  "a release of another run that is unfinished is nobody's": "crash clone deploy @45 new-run",
  "a failed look is a failed deployment":
    "journey clone: CodeDeploy cannot be reached for five minutes while it installs, the release succeeds",
  "a poll that is refused is repeated for ever":
    "journey clone: looking at the deployment is forbidden from one moment on, the run ends at once and names the permission",
  "wait by the machine's clock": "journey clone: blue scales out while green boots, green follows",
  "deadlines from the machine's clock":
    "journey clone: nothing is seen of what was suspended in blue, after a few tries everything is as before",
  "a green tag that somebody else has":
    "journey clone: refused, green's tag is on an instance of somebody else's (green-tag-taken)",
  "blue's filter matches green":
    "journey same-group: refused, blue is known by a tag that green will carry too (blue-filter-matches-green)",
  "a blue in two deployment groups":
    "journey clone: refused, blue is in a second deployment group (blue-in-several)",
  "a tag-only group that scales by itself":
    "journey same-group: refused, a group without CodeDeploy's launch hook scales by itself (tag-only-scaling)",
  "CodeDeploy ends blue in green's own group":
    "journey same-group: refused, CodeDeploy would terminate blue in green's own group (terminate-same-group)",
  "ten minutes to go back are too many":
    "journey codedeploy-copy: refused, blue would be terminated before anybody could go back (termination-wait-short)",
  "another group boots our AMI":
    "journey codedeploy-copy: refused, another group on the template follows $Latest (template-shared-latest)",
  "CloudFormation brings blue back":
    "journey clone: refused, CloudFormation would bring blue back (cloudformation-owned)",
  "a hook that hangs in the warm pool":
    "journey clone: refused, a warm pool, in which CodeDeploy's hook hangs (warm-pool)",
  "a drain longer than CodeDeploy waits":
    "journey clone: refused, blue takes longer to drain than CodeDeploy waits (deregistration-delay)",
  "no room for both fleets":
    "journey same-group: refused, no room for both fleets in the target group (targets-per-group)",
  "deploy to whoever else carries the tag":
    "journey clone: somebody puts green's tag on an instance of blue before CodeDeploy looks for it, nothing is deployed to it",
  "a dead agent on blue fails the deployment":
    "journey clone: blue's agents are dead, the release succeeds all the same",
  "nobody rolls back for a runner that is lost":
    "journey clone: a new group takes over, blue is detached and runs on",
  "only CodeDeploy's own word that it waits before blue is terminated":
    "journey clone: at once, CodeDeploy ends blue after a quarter of an hour | codedeploy-termination-flag=stuck",
  "a denial that does not say which permission": "fault clone|denied 73 autoscaling:CreateAutoScalingGroup",
  "read every target at every look": "journey clone: of sixty instances a few are read at each look",
  "print what a script wrote as it is": "hostile 1",
  "line ends that only the runner sees": "hostile 2",
  "create the deployment before the tag is seen":
    "journey clone: a new group takes over, blue is detached and runs on",
};
