import { MAX_POOL } from "@/lib/fusion/labels";
import type { Member } from "@/lib/fusion/run-request";
import type { PoolEntry } from "./stored-setup";

/** Changes to a pool, each a new list. A pool keeps 1 to 8 members: what would break that changes nothing. */
export function addMember(pool: readonly PoolEntry[], entry: PoolEntry): PoolEntry[] {
  return pool.length >= MAX_POOL ? [...pool] : [...pool, entry];
}

export function removeMember(pool: readonly PoolEntry[], key: string): PoolEntry[] {
  return pool.length <= 1 ? [...pool] : pool.filter((entry) => entry.key !== key);
}

/** Puts a removed member back where it stood, or at the end of what is left. */
export function restoreMember(pool: readonly PoolEntry[], entry: PoolEntry, index: number): PoolEntry[] {
  if (pool.length >= MAX_POOL || pool.some((other) => other.key === entry.key)) return [...pool];
  return pool.toSpliced(Math.min(index, pool.length), 0, entry);
}

export function duplicateMember(pool: readonly PoolEntry[], key: string, newKey: string): PoolEntry[] {
  const index = pool.findIndex((entry) => entry.key === key);
  const source = pool[index];
  if (!source || pool.length >= MAX_POOL) return [...pool];
  return pool.toSpliced(index + 1, 0, { key: newKey, member: { ...source.member } });
}

/** `by` is -1 (earlier) or 1 (later). */
export function moveMember(pool: readonly PoolEntry[], key: string, by: number): PoolEntry[] {
  return moveItem(
    pool,
    pool.findIndex((entry) => entry.key === key),
    by,
  );
}

export function changeMember(pool: readonly PoolEntry[], key: string, member: Member): PoolEntry[] {
  return pool.map((entry) => (entry.key === key ? { ...entry, member } : entry));
}

export function moveItem<T>(items: readonly T[], index: number, by: number): T[] {
  const item = items[index];
  const target = index + by;
  if (item === undefined || target < 0 || target >= items.length) return [...items];
  return items.toSpliced(index, 1).toSpliced(target, 0, item);
}
