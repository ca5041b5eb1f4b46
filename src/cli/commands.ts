import { auditVerifyCommand } from "./audit.ts";
import { backupCommands } from "./backup.ts";
import type { Command } from "./command.ts";
import { computeIndicatorCommand } from "./compute/indicator.ts";
import { computeLandscapeCommand } from "./compute/landscape.ts";
import { computeRepresentativenessCommand } from "./compute/representativeness.ts";
import { importCommands } from "./import.ts";
import { importDialogueCommand } from "./import-dialogue.ts";
import { importOutlinesCommand } from "./import-outlines.ts";
import { regionsBuildCommand } from "./regions-build.ts";
import { regionsDivideCommand } from "./regions-divide.ts";
import { userCommands } from "./user.ts";
import { verifyDialogueCommand } from "./verify-dialogue.ts";

/** Every command of `brink`, in the order of `brink help`. */
export const commands: readonly Command[] = [
  auditVerifyCommand,
  ...userCommands,
  ...importCommands,
  importDialogueCommand,
  importOutlinesCommand,
  regionsBuildCommand,
  regionsDivideCommand,
  ...backupCommands,
  computeIndicatorCommand,
  computeLandscapeCommand,
  computeRepresentativenessCommand,
  verifyDialogueCommand,
];
