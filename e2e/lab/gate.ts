import { createDeferred } from "@/lib/server/runs/deferred";

/** Holds a scripted model where a test wants it, until the test lets it go on. */
export interface Gate {
  opened: Promise<void>;
  open(): void;
}

export function createGate(): Gate {
  const { promise, resolve } = createDeferred();
  return { opened: promise, open: resolve };
}
