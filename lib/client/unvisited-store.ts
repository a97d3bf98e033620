import { create } from "zustand";
import type { FieldProblem } from "./check-setup";
import type { PoolEntry } from "./stored-setup";

/** The fields of a pasted answer that was just added: nobody has been in them yet, so nothing is wrong with them yet. */
interface Unvisited {
  /** Of the member in the pool; null: there is none. */
  key: string | null;
  fields: readonly PastedField[];
}

type PastedField = "name" | "pasted";

const NOTHING: Unvisited = { key: null, fields: [] };

export const useUnvisited = create<Unvisited>()(() => NOTHING);

export function leaveUnvisited(key: string): void {
  useUnvisited.setState({ key, fields: ["name", "pasted"] });
}

export function visitField(key: string, field: PastedField): void {
  const { key: now, fields } = useUnvisited.getState();
  if (now === key) useUnvisited.setState({ fields: fields.filter((other) => other !== field) });
}

/** It was closed: whoever did that had their chance. */
export function visitAll(): void {
  useUnvisited.setState(NOTHING);
}

export function isUnvisited(
  { path }: FieldProblem,
  pool: readonly PoolEntry[],
  unvisited: Unvisited,
): boolean {
  const index = pool.findIndex(({ key }) => key === unvisited.key);
  return unvisited.fields.some((field) => path === `pool.${index}.${field}`);
}
