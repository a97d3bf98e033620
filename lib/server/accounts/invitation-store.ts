/** Links by which somebody may sign up. Called by the account service; an invitation is used up by `AccountStore.create`. */
export interface InvitationRecord {
  /** A hash of the link's secret, so that nobody who reads the database can use it. */
  id: string;
  note: string;
  createdBy: string;
  createdAtMs: number;
  expiresAtMs: number;
  usedAtMs: number | null;
}

export interface InvitationStore {
  create(invitation: Omit<InvitationRecord, "usedAtMs">): Promise<void>;
  /** The newest first. */
  list(limit: number): Promise<InvitationRecord[]>;
  /** Neither used nor expired. */
  isOpen(id: string, nowMs: number): Promise<boolean>;
  /** False where there is none. */
  delete(id: string): Promise<boolean>;
}
