import type { Dispatcher } from "undici";
import type { Connection, ModelListing } from "@/lib/server/models/connection";
import { sleep, type Timers } from "@/lib/server/models/stream/timers";
import { fetchJson } from "./fetch-json";
import type { ParsedList } from "./parsed-list";

/** A list older than this is refreshed behind the caller's back; the old one serves meanwhile. */
export const LIST_TTL_MS = 600_000;
/** After a failure the next caller may cause another try this much later. */
export const LIST_RETRY_MS = 15_000;
/** How long a caller waits where nothing is known yet. */
export const FIRST_WAIT_MS = 3_000;
const FETCH_LIMIT_MS = 20_000;

export interface ModelListSource {
  connection: { id: string; name: string };
  url: string;
  /** The key among them. */
  headers: Record<string, string>;
  /** The shared pool of sockets where absent. */
  agent?: Dispatcher | undefined;
  parse(body: unknown): ParsedList;
  timers: Timers;
}

/** A provider's list of models: fetched when first asked for, kept in memory, stale rather than gone. */
export function createModelList(source: ModelListSource): Pick<Connection, "listed" | "list"> {
  const { timers, connection } = source;
  let listing: ModelListing = {
    models: [],
    status: "loading",
    message: `Asking ${connection.name} for its models.`,
  };
  let dueAt = 0;
  let underway: Promise<void> | null = null;

  async function refresh(): Promise<void> {
    const limit = new AbortController();
    const cancel = timers.after(FETCH_LIMIT_MS, () => limit.abort());
    const result = await fetchJson(source.url, {
      headers: source.headers,
      agent: source.agent,
      name: connection.name,
      signal: limit.signal,
    });
    cancel();
    const parsed: ParsedList = result.ok ? source.parse(result.body) : { ok: false, message: result.message };
    listing = parsed.ok
      ? { models: parsed.models, status: "ready", message: null }
      : { models: listing.models, status: "unreachable", message: parsed.message };
    dueAt = timers.now() + (parsed.ok ? LIST_TTL_MS : LIST_RETRY_MS);
    underway = null;
  }

  return {
    listed: () => listing,
    async list() {
      if (!underway && timers.now() >= dueAt) underway = refresh();
      if (underway && listing.status === "loading") {
        const waited = new AbortController();
        await Promise.race([underway, sleep(timers, FIRST_WAIT_MS, waited.signal)]);
        waited.abort();
      }
      return listing;
    },
  };
}
