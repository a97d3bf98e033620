import { isPasted, type RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import { toStorableText } from "@/lib/server/runs/storable-text";

/** What of a run can be found by its words. */
export interface SearchedRun {
  title: string | null;
  note: string | null;
  request: RunRequest;
  /** Null before its first session has ended. */
  state: RunState | null;
}

/** PostgreSQL tells words apart up to the 16,383rd and takes 1 MiB of them: what is longer is searched by its beginning. */
const MAX_CHARS = 120_000;
const MAX_PROMPT_CHARS = 40_000;
const MAX_ANSWER_CHARS = 40_000;

/** All of it, one part after the other; what stands in two parts word for word, as a chosen answer does, once. */
export function toSearchText({ title, note, request, state }: SearchedRun): string {
  const finals = (state?.fusions ?? []).map((fusion) => fusion.answer).reverse();
  const answers = state
    ? state.candidates.map(({ text }) => text)
    : request.pool.flatMap((member) => (isPasted(member) ? [member.pasted] : []));
  const parts = [
    title ?? "",
    note ?? "",
    request.prompt.slice(0, MAX_PROMPT_CHARS),
    ...[...finals, ...answers].map((text) => text.slice(0, MAX_ANSWER_CHARS)),
  ];
  const said = [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== "");
  return toStorableText(said.join("\n\n").slice(0, MAX_CHARS));
}

/** The wire ids of every model that had a part in a run: the pool's, those that stood in for them, and the judges that served. */
export function findModels({ request, state }: Pick<SearchedRun, "request" | "state">): string[] {
  const asked = request.pool.flatMap((member) => (isPasted(member) ? [] : [member.model]));
  const answered = (state?.candidates ?? []).flatMap(({ model, rerouted = [] }) => [
    ...rerouted.flatMap(({ from, to }) => [from, to]),
    ...(model === null ? [] : [model]),
  ]);
  const judged = (state?.fusions ?? []).flatMap(({ judge }) => (judge === null ? [] : [judge]));
  return [...new Set([...asked, ...answered, ...judged])];
}
