/** The ids of a response and of what is in it lead back to its run, where that is kept. */
import { randomBytes } from "node:crypto";

const RUN = "run_[A-Za-z0-9_-]{22}";
const RESPONSE_ID = new RegExp(`^resp_(${RUN})$`);
const ITEM_ID = new RegExp(`^(?:(msg|rs)_(${RUN})|fc_(${RUN})_(\\d{1,3}))$`);

export interface ResponseIds {
  response: string;
  message: string;
  reasoning: string;
  call(index: number): string;
}

/** Null: the run is not kept, and nothing can be asked for again. */
export function toResponseIds(runId: string | null): ResponseIds {
  const stem = runId ?? randomBytes(16).toString("base64url");
  return {
    response: `resp_${stem}`,
    message: `msg_${stem}`,
    reasoning: `rs_${stem}`,
    call: (index) => `fc_${stem}_${index}`,
  };
}

/** The run; null where it is no id of a kept response. */
export function parseResponseId(id: string): string | null {
  return RESPONSE_ID.exec(id)?.[1] ?? null;
}

export interface ItemId {
  kind: "message" | "reasoning" | "call";
  runId: string;
  /** Which of the calls; 0 of all else. */
  index: number;
}

export function parseItemId(id: string): ItemId | null {
  const [, prefix, ofRun, ofCall, index] = ITEM_ID.exec(id) ?? [];
  if (ofCall !== undefined) return { kind: "call", runId: ofCall, index: Number(index) };
  if (ofRun === undefined) return null;
  return { kind: prefix === "rs" ? "reasoning" : "message", runId: ofRun, index: 0 };
}
