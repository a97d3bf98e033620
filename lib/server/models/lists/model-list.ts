import type { Dispatcher } from "undici";
import type { ModelSummary } from "@/lib/contract/models";
import type { Connection, ModelListing } from "@/lib/server/models/connection";
import { sleep, type Timers } from "@/lib/server/models/stream/timers";
import type { KeptList } from "./catalogue";
import { fetchJson } from "./fetch-json";
import type { ParsedList } from "./parsed-list";

/** A list older than this is refreshed behind the caller's back; the old one serves meanwhile. */
export const LIST_TTL_MS = 600_000;
/** After a failure the next caller may cause another try this much later. */
export const LIST_RETRY_MS = 15_000;
/** How long a caller waits where nothing is known yet. */
export const FIRST_WAIT_MS = 3_000;
/** A list that did not change is written again after this long, so that what is kept says when it was last true. */
export const SAVE_AGAIN_MS = 3_600_000;
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
  /** The list as it last was, from an earlier start. It serves at once. */
  kept?: KeptList;
  /** What the provider is known to have. It serves where there never was a list and the provider cannot be reached. */
  bundled?(): ModelSummary[] | null;
}

/** A provider's list of models: fetched when first asked for, stale rather than gone. */
export function createModelList(source: ModelListSource): Pick<Connection, "listed" | "list"> {
  const { timers, connection, kept } = source;
  let listing: ModelListing = {
    models: [],
    status: "loading",
    message: `Asking ${connection.name} for its models.`,
  };
  let dueAt = 0;
  let savedAtMs = 0;
  let restored: Promise<void> | null = null;
  let underway: Promise<void> | null = null;

  async function restore(from: KeptList): Promise<void> {
    const copy = await from.read();
    if (!copy) return;
    savedAtMs = copy.fetchedAtMs;
    listing = { ...listing, models: copy.models, list: "stored", asOfMs: copy.fetchedAtMs };
  }

  /** Only the status tells that it is not the whole truth. */
  function fillFromBundle(): void {
    if (listing.list === undefined) {
      const models = source.bundled?.();
      if (models) listing = { ...listing, models, list: "bundled" };
    }
  }

  async function refresh(): Promise<void> {
    const fetched = await fetchList(source);
    if (fetched.ok) {
      const isNew = JSON.stringify(fetched.models) !== JSON.stringify(listing.models);
      const now = timers.now();
      listing = { models: fetched.models, status: "ready", message: null, list: "live", asOfMs: now };
      if (isNew || now - savedAtMs >= SAVE_AGAIN_MS) {
        savedAtMs = now;
        await kept?.save({ models: fetched.models, fetchedAtMs: now });
      }
    } else {
      listing = toUnreachable(listing, fetched);
      // A key that was refused is no reason to offer models that the key does not open.
      if (!fetched.answered) fillFromBundle();
    }
    dueAt = timers.now() + (fetched.ok ? LIST_TTL_MS : LIST_RETRY_MS);
    underway = null;
  }

  return {
    listed: () => listing,
    async list() {
      if (kept && !restored) restored = restore(kept);
      if (restored) await restored;
      if (!underway && timers.now() >= dueAt) underway = refresh();
      if (underway && listing.status === "loading" && listing.list === undefined) {
        const waited = new AbortController();
        await Promise.race([underway, sleep(timers, FIRST_WAIT_MS, waited.signal)]);
        waited.abort();
        if (listing.status === "loading") fillFromBundle();
      }
      return listing;
    },
  };
}

type Fetched = { ok: true; models: ModelSummary[] } | { ok: false; answered: boolean; message: string };

async function fetchList({
  url,
  headers,
  agent,
  connection,
  parse,
  timers,
}: ModelListSource): Promise<Fetched> {
  const limit = new AbortController();
  const cancel = timers.after(FETCH_LIMIT_MS, () => limit.abort());
  const result = await fetchJson(url, { headers, agent, name: connection.name, signal: limit.signal });
  cancel();
  if (!result.ok) return result;
  const parsed = parse(result.body);
  return parsed.ok ? parsed : { ...parsed, answered: true };
}

/** What was known stays, except for a bundle where the provider itself said no. */
function toUnreachable(
  { models, list, asOfMs }: ModelListing,
  { answered, message }: Extract<Fetched, { ok: false }>,
): ModelListing {
  const unreachable = { status: "unreachable", message } as const;
  if (list === undefined || (list === "bundled" && answered)) return { models: [], ...unreachable };
  if (list === "bundled") return { models, ...unreachable, list };
  return { models, ...unreachable, list: "stored", ...(asOfMs !== undefined && { asOfMs }) };
}
