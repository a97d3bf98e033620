import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import type { Lease } from "./run-store";

/** Names a process for its leases: where it runs, which process it is there, and a part that no restart repeats. */
export function createWorkerId(): string {
  return [hostname(), process.pid, randomBytes(6).toString("hex")].join(":");
}

/**
 * Whether a run that is not live in this process may be taken up by it: the lease ran out, or is this process's own, or
 * the holder is a process of this machine that is no more. That is how a restarted server takes its runs up at once and not only when their leases end.
 */
export function isLeaseFree(lease: Lease | null, nowMs: number, workerId: string): boolean {
  if (!lease || lease.untilMs <= nowMs) return true;
  if (lease.workerId === workerId) return true;
  const [host, pid] = lease.workerId.split(":");
  const [ownHost, ownPid] = workerId.split(":");
  if (host !== ownHost) return false;
  // In a container every server has the same pid: one that is ours now was the earlier one's.
  return pid === ownPid || !isProcessAlive(Number(pid));
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: it lives and is someone else's.
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}
