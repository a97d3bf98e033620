import { callRate } from "@/lib/fusion/call-rate";
import { countEach, nearestRank } from "./nearest-rank";

export interface TryFigures {
  firstTokenMs: number | null;
  totalMs: number;
  tokensPerSecond: number | null;
  maxGapMs: number | null;
  p95GapMs: number | null;
}

/** Listens to one request: when its pieces came, and how much there was. Called by `meterCalls`. */
export class TryMeter {
  readonly startedAtMs: number;
  /** The provider's id of what it generates; null: none was told. */
  generationId: string | null = null;
  #firstAtMs: number | null = null;
  #lastAtMs: number | null = null;
  #gapsMs: number[] = [];
  #chars = 0;

  constructor(startedAtMs: number) {
    this.startedAtMs = startedAtMs;
  }

  /** A piece of text or reasoning, or of a call. */
  hear(text: string, atMs: number): void {
    if (this.#lastAtMs !== null) this.#gapsMs.push(Math.max(0, atMs - this.#lastAtMs));
    this.#firstAtMs ??= atMs;
    this.#lastAtMs = atMs;
    this.#chars += text.length;
  }

  /** What was said is void. That it was heard, and when, stays. */
  reset(): void {
    this.#chars = 0;
  }

  get heard(): boolean {
    return this.#firstAtMs !== null;
  }

  get chars(): number {
    return this.#chars;
  }

  figures(endedAtMs: number, outputTokens: number | null): TryFigures {
    const gaps = countEach(this.#gapsMs);
    const since = (startMs: number) => Math.max(0, endedAtMs - startMs);
    return {
      firstTokenMs: this.#firstAtMs === null ? null : Math.max(0, this.#firstAtMs - this.startedAtMs),
      totalMs: since(this.startedAtMs),
      tokensPerSecond: callRate({
        outputTokens,
        streamingMs: this.#firstAtMs === null ? 0 : since(this.#firstAtMs),
      }),
      maxGapMs: gaps.at(-1)?.value ?? null,
      p95GapMs: gaps.length === 0 ? null : nearestRank(gaps, 95),
    };
  }
}
