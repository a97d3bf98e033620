import { isRunId } from "./run-id";

/** A place in the list, newest first: after this run. */
export interface RunCursor {
  startedAtMs: number;
  id: string;
}

/** Opaque to clients. */
export function encodeCursor({ startedAtMs, id }: RunCursor): string {
  return Buffer.from(`${startedAtMs}.${id}`).toString("base64url");
}

/** Null where the text was not made by `encodeCursor`. */
export function parseCursor(text: string): RunCursor | null {
  // A longer number is a year that the databases cannot hold.
  const match = /^(\d{1,14})\.(.+)$/.exec(Buffer.from(text, "base64url").toString("utf8"));
  const id = match?.[2];
  if (!match || !id || !isRunId(id)) return null;
  const cursor = { startedAtMs: Number(match[1]), id };
  return encodeCursor(cursor) === text ? cursor : null;
}
