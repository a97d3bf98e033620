import { create } from "zustand";

/** A file on its way to the server, or refused. What has arrived stands in the draft, and survives a reload. */
export interface PendingFile {
  key: string;
  name: string;
  bytes: number;
  status: "waiting" | "sending" | "failed";
  /** From 0 to 1. */
  progress: number;
  /** Why it failed and what to do. */
  message: string | null;
  /** It is an image that is only too large. */
  canShrink: boolean;
}

export const usePendingFiles = create<{ files: PendingFile[] }>()(() => ({ files: [] }));

/** Some are still on their way: a run would go without them. */
export function useUnsentFiles(): boolean {
  return usePendingFiles(({ files }) => files.some(({ status }) => status !== "failed"));
}

export function findPending(key: string): PendingFile | null {
  return usePendingFiles.getState().files.find((file) => file.key === key) ?? null;
}

export function addPending(file: PendingFile): void {
  usePendingFiles.setState(({ files }) => ({ files: [...files, file] }));
}

export function changePending(key: string, change: Partial<PendingFile>): void {
  usePendingFiles.setState(({ files }) => ({
    files: files.map((file) => (file.key === key ? { ...file, ...change } : file)),
  }));
}

export function removePending(key: string): void {
  usePendingFiles.setState(({ files }) => ({ files: files.filter((file) => file.key !== key) }));
}
