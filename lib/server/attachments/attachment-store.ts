/**
 * Where the files are kept that prompts carry. Called by the attachment service, the carrier of a run's calls, and upkeep.
 * A file never changes. One that a run has stays for as long as the run does; "loose" is one that no run has.
 */
import type { AttachmentRef } from "@/lib/fusion/run-request";

export interface StoredAttachment extends AttachmentRef {
  data: Uint8Array<ArrayBuffer>;
}

export interface NewAttachment extends StoredAttachment {
  ownerId: string;
  createdAtMs: number;
}

export interface AttachmentStore {
  create(attachment: NewAttachment): Promise<void>;
  /** Those of the ids that are the owner's, in no order, without their bytes. */
  list(ownerId: string, ids: readonly string[]): Promise<AttachmentRef[]>;
  /** Null where it is not the owner's. */
  find(ownerId: string, id: string): Promise<StoredAttachment | null>;
  /** False where it is not the owner's, or a run has it. */
  deleteLoose(ownerId: string, id: string): Promise<boolean>;
  sumLooseBytes(ownerId: string): Promise<number>;
  /** Everyone's that were stored before. Returns how many. */
  deleteLooseBefore(createdBeforeMs: number): Promise<number>;
}
