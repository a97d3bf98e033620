/**
 * The models as the picker searches them: sorted by name, everything a key press needs worked out beforehand. Built once for each
 * answer of `GET /api/models`, however often a picker opens.
 */
import type { ConnectionSummary, ModelList, ModelSummary } from "@/lib/contract/models";
import { suffixesOf } from "./model-variants";

/** What this instance measured of a model: medians; null where nothing was. */
export interface MeasuredSpeed {
  firstTokenMs: number | null;
  tokensPerSecond: number | null;
}

export interface PickerEntry {
  id: string;
  name: string;
  /** The connection as it is called on the screen. */
  connection: string;
  /** Null: not one model, as `auto`; it has no price, length or speed. */
  model: ModelSummary | null;
  about: string | null;
  measured: MeasuredSpeed | null;
  /** What may follow its id after a colon, beside a backend's name; null: nothing. */
  suffixes: readonly string[] | null;
  /** For the search, in lower case: the name, the name as words, the name and the id as words, the name and the id. */
  sought: { name: string; nameWords: string; allWords: string; text: string };
}

const indexes = new WeakMap<ModelList, readonly PickerEntry[]>();

export function modelIndex(models: ModelList): readonly PickerEntry[] {
  const known = indexes.get(models);
  if (known) return known;
  const index = buildIndex(models);
  indexes.set(models, index);
  return index;
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function buildIndex({ items, connections, measured }: ModelList): readonly PickerEntry[] {
  const byId = new Map(connections.map((connection) => [connection.id, connection]));
  const speeds = new Map(
    (measured ?? []).map((one) => [
      one.model,
      { firstTokenMs: one.firstTokenMs?.p50 ?? null, tokensPerSecond: one.tokensPerSecond?.p50 ?? null },
    ]),
  );
  return items
    .map((model) => toEntry(model, byId.get(model.connection), speeds.get(model.id)))
    .sort((a, b) => collator.compare(a.name, b.name) || collator.compare(a.id, b.id));
}

function toEntry(
  model: ModelSummary,
  connection: ConnectionSummary | undefined,
  measured: MeasuredSpeed | null = null,
): PickerEntry {
  const { id, name, about } = model;
  const at = connection?.name ?? model.connection;
  const suffixes = suffixesOf(connection?.kind);
  return { id, name, connection: at, model, about, measured, suffixes, sought: toSought(name, id) };
}

/** An entry that stands for no one model. */
export function specialEntry(id: string, name: string, about: string): PickerEntry {
  return {
    id,
    name,
    connection: "",
    model: null,
    about,
    measured: null,
    suffixes: null,
    sought: toSought(name, id),
  };
}

function toSought(name: string, id: string): PickerEntry["sought"] {
  const lower = name.toLowerCase();
  const text = `${lower} ${id.toLowerCase()}`;
  return { name: lower, nameWords: toWords(lower), allWords: toWords(text), text };
}

/** Each word after a space, so that " opus" finds where one begins. */
function toWords(text: string): string {
  return ` ${text.replace(/[^\p{L}\p{N}.]+/gu, " ")}`;
}
