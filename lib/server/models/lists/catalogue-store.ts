/**
 * Where lists of models are kept between starts. Implemented over Prisma and in memory; one contract suite runs on both.
 * Called by the catalogue alone, which makes the keys and reads the text.
 */
export interface CatalogueRow {
  key: string;
  /** JSON text of a list of model summaries. */
  models: string;
  fetchedAtMs: number;
}

export interface CatalogueStore {
  find(key: string): Promise<CatalogueRow | null>;
  /** In place of what stood under the key. */
  save(row: CatalogueRow): Promise<void>;
  /** The keys of all rows, with when each was fetched. */
  list(): Promise<Pick<CatalogueRow, "key" | "fetchedAtMs">[]>;
  delete(keys: readonly string[]): Promise<void>;
}
