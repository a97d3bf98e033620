import type { CreateRun } from "@/lib/contract/create-run";
import { filesOf } from "@/lib/fusion/attachments";
import type { RunEvent } from "@/lib/fusion/run-events";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import type { Asked } from "@/lib/server/runs/asked";
import type { V1Call } from "./v1-route";

export interface StartAnswer {
  body: CreateRun;
  asked: Asked;
  /** Kept in the history. */
  stored: boolean;
  idempotencyKey: string | null;
  /** It goes on when the caller leaves. */
  detached: boolean;
}

export interface StartedAnswer {
  /** Null: it is not kept. */
  runId: string | null;
  batches: AsyncIterable<readonly RunEvent[]>;
  /** The caller has left, or has all that there is to have. */
  leave(why: "gone" | "done"): void;
}

/** Starts a run and follows it. Throws `HttpRefusal` where it is not accepted. */
export async function startAnswer(call: V1Call, start: StartAnswer): Promise<StartedAnswer> {
  const dropImages = createDropImages(call, start.asked);
  try {
    const started = await begin(call, start);
    if (start.stored) await dropImages();
    return start.stored ? started : { ...started, batches: endingWith(started.batches, dropImages) };
  } catch (cause) {
    await dropImages();
    throw cause;
  }
}

/** Those that came with the call, and that no run has: nothing of them stays. */
function createDropImages({ container, ownerId }: V1Call, { program }: Asked): () => Promise<void> {
  const files = program ? filesOf(program) : [];
  return async () => {
    for (const { id } of files) await container.attachments.delete(ownerId, id);
  };
}

async function* endingWith<T>(batches: AsyncIterable<T>, end: () => Promise<void>): AsyncGenerator<T> {
  try {
    yield* batches;
  } finally {
    await end();
  }
}

async function begin(
  { container, ownerId }: V1Call,
  { body, asked, stored, idempotencyKey, detached }: StartAnswer,
): Promise<StartedAnswer> {
  const gone = new AbortController();
  const { runs } = container;
  if (!stored) {
    const batches = requireAccepted(await runs.perform(ownerId, body, asked, gone.signal));
    return { runId: null, batches, leave: () => gone.abort() };
  }
  const { id } = requireAccepted(await runs.start(ownerId, body, idempotencyKey, asked));
  const following = requireAccepted(await runs.follow(ownerId, id, 0, gone.signal));
  return {
    runId: id,
    batches: following.kind === "events" ? following.batches : none(),
    leave(why) {
      // A connection that closes after the answer's end leaves nothing: late members still write.
      if (gone.signal.aborted) return;
      gone.abort();
      if (why === "gone" && !detached) void runs.stop(ownerId, id, null);
    },
  };
}

/** A stored run has at least the event of its start. */
async function* none(): AsyncGenerator<readonly RunEvent[]> {
  yield [];
}
