import { alignSources } from "@/lib/fusion/align-sources";
import type { Contestant } from "@/lib/fusion/judge/judge-call";
import type { Label } from "@/lib/fusion/labels";
import type { Provenance } from "@/lib/fusion/provenance";
import type { FusionOutcome } from "@/lib/fusion/run-events";

/** What a text that the judge wrote is merged from. */
export function alignMerged(
  written: string,
  contestants: readonly Contestant[],
): { outcome: FusionOutcome; provenance: Provenance } {
  const texts = contestants.map(({ candidate: label, text }) => ({ label, text }));
  const provenance = alignSources(written, texts);
  return { outcome: { kind: "merged", from: sourcesOf(provenance, contestants) }, provenance };
}

/** The candidates that some sentence is closest to; all of them where the text is nobody's. */
function sourcesOf(provenance: Provenance, contestants: readonly Contestant[]): Label[] {
  const used = new Set(provenance.sentences.map((sentence) => sentence.source));
  const labels = [...new Set(contestants.map((contestant) => contestant.candidate))].sort();
  const named = labels.filter((label) => used.has(label));
  return named.length === 0 ? labels : named;
}
