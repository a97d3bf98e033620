/** Calls whose true cost a provider has still to tell. Implemented over Prisma and in memory; one contract suite runs on both. */
export interface PendingBill {
  /** The provider's id of what it generated. */
  generationId: string;
  ownerId: string;
  runId: string;
  /** The wire id of the model that was called. */
  model: string;
  /** How often the provider was asked in vain. */
  tries: number;
  nextTryAtMs: number;
}

export interface BillStore {
  /** One that is there already stays as it is. */
  add(bills: readonly PendingBill[]): Promise<void>;
  /** Those to be asked for by now, the longest due first. */
  findDue(nowMs: number, limit: number): Promise<PendingBill[]>;
  postpone(bill: Pick<PendingBill, "generationId" | "tries" | "nextTryAtMs">): Promise<void>;
  remove(generationId: string): Promise<void>;
}
