import { HttpRefusal } from "./http-refusal";

/** The seq to resume after: the header a browser sends by itself, else `?after=`, else 0. Throws `HttpRefusal`. */
export function readLastEventId(request: Request): number {
  const header = request.headers.get("last-event-id");
  const after = new URL(request.url).searchParams.get("after");
  const [path, text] = header !== null ? ["Last-Event-ID", header] : ["after", after ?? "0"];
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const detail = `${path} is the number of the last event that was received; leave it out to start at the first.`;
  throw new HttpRefusal({ code: "invalid-query", detail, errors: [{ path, message: detail }] });
}
