import type { Operation } from "./operation";
import { ATTACHMENTS } from "./operations/attachments";
import { CHAT } from "./operations/chat";
import { CONNECTIONS } from "./operations/connections";
import { HISTORY } from "./operations/history";
import { MODELS } from "./operations/models";
import { PROFILES } from "./operations/profiles";
import { RESPONSES } from "./operations/responses";
import { RUNS } from "./operations/runs";
import { SERVER } from "./operations/server";
import { SHARES } from "./operations/shares";
import { V1_MODELS } from "./operations/v1-models";

/** Every call that a program can make, in the order in which the document tells them. */
export const OPERATIONS: readonly Operation[] = [
  ...CHAT,
  ...RESPONSES,
  ...V1_MODELS,
  ...RUNS,
  ...ATTACHMENTS,
  ...HISTORY,
  ...SHARES,
  ...PROFILES,
  ...MODELS,
  ...CONNECTIONS,
  ...SERVER,
];
