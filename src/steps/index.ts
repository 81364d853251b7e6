import type { Json, Planned, Steps } from "../engine/step.ts";
import { adoptCopy } from "./adopt-copy.ts";
import { commit } from "./commit.ts";
import { copyGroupSettings } from "./copy-group-settings.ts";
import { createDeploymentStep } from "./create-deployment.ts";
import { createGreenGroup } from "./create-green-group.ts";
import { createTemplateVersion } from "./create-template-version.ts";
import { endEarlierBlue } from "./end-earlier-blue.ts";
import { endKept } from "./end-kept.ts";
import { finishDeployment } from "./finish-deployment.ts";
import { adoptKept, wakeGroup } from "./wake-group.ts";
import { drainBlue, takeBlueOut } from "./take-blue-out.ts";
import { forgetKept, returnKept } from "./return-kept.ts";
import { registerKept } from "./register-kept.ts";
import { followCopy } from "./follow-copy.ts";
import { freeze, freezeGreen, holdLaunches } from "./freeze.ts";
import { growGroup } from "./grow-group.ts";
import { installGreen } from "./install-green.ts";
import { launchGreen } from "./launch-green.ts";
import { matchGreen } from "./match-green.ts";
import { moveTemplate } from "./move-template.ts";
import { noteSizes } from "./note-sizes.ts";
import { openGreen } from "./open-green.ts";
import { ownCopy } from "./own-copy.ts";
import { pinTemplate } from "./pin-template.ts";
import { noteDeploymentGroup, pointDeploymentGroup } from "./point-deployment-group.ts";
import { removeGroup } from "./remove-group.ts";
import { removeTemplateVersion } from "./remove-template-version.ts";
import { restoreGroup } from "./restore-group.ts";
import { resumeProcesses } from "./resume-processes.ts";
import { retireGroup } from "./retire-group.ts";
import { retireInstances } from "./retire-instances.ts";
import { shift } from "./shift.ts";
import { tagGroup } from "./tag-group.ts";
import { verifyTraffic } from "./verify-traffic.ts";

/** Every step a plan can name. */
export const steps = {
  "adopt-copy": adoptCopy,
  "adopt-kept": adoptKept,
  commit,
  "copy-group-settings": copyGroupSettings,
  "create-deployment": createDeploymentStep,
  "create-green-group": createGreenGroup,
  "create-template-version": createTemplateVersion,
  "drain-blue": drainBlue,
  "end-earlier-blue": endEarlierBlue,
  "end-kept": endKept,
  "finish-deployment": finishDeployment,
  "follow-copy": followCopy,
  "forget-kept": forgetKept,
  "freeze-blue": freeze,
  "freeze-green": freezeGreen,
  "grow-group": growGroup,
  "hold-launches": holdLaunches,
  "install-green": installGreen,
  "launch-green": launchGreen,
  "match-green": matchGreen,
  "move-template": moveTemplate,
  "note-deployment-group": noteDeploymentGroup,
  "note-sizes": noteSizes,
  "open-green": openGreen,
  "own-copy": ownCopy,
  "pin-template": pinTemplate,
  "point-deployment-group": pointDeploymentGroup,
  "register-kept": registerKept,
  "remove-group": removeGroup,
  "remove-template-version": removeTemplateVersion,
  "restore-group": restoreGroup,
  "resume-processes": resumeProcesses,
  "retire-group": retireGroup,
  "retire-instances": retireInstances,
  "return-kept": returnKept,
  shift,
  "take-blue-out": takeBlueOut,
  "tag-group": tagGroup,
  "verify-traffic": verifyTraffic,
  "wake-group": wakeGroup,
} satisfies Steps;

type StepName = keyof typeof steps;
type ArgsOf<S extends StepName> = Parameters<(typeof steps)[S]["title"]>[0];

/** An entry of a plan, its arguments checked against the step's. */
export const planned = <S extends StepName>(step: S, args: ArgsOf<S>): Planned => ({
  step,
  args: args as unknown as Json,
});
