import type { Label } from "./labels";
import type { Provenance } from "./provenance";

export function alignSources(answer: string, candidates: { label: Label; text: string }[]): Provenance {
  void answer;
  void candidates;
  return { sentences: [], unused: {} };
}
