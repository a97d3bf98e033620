import type { ModelId } from "@/lib/fusion/run-request";

/** How fast a model lately was through one connection, by this instance's own calls. */
export interface Speed {
  /** Medians. */
  firstTokenMs: number;
  /** Output tokens a second after the first; null where no provider counted them. */
  tokensPerSecond: number | null;
  /** How many calls it stands on. */
  calls: number;
}

export interface Speeds {
  /** By `Connection.key` and the wire id; null where nothing was measured yet. */
  of(connectionKey: string, model: ModelId): Speed | null;
}
