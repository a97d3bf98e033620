/**
 * Permalinks: made, changed and revoked by a run's owner; read by whoever may. Called by the routes and by the permalink's
 * page; it knows nothing of HTTP. What was revoked, has expired, is for others or never was answers alike, and after the same
 * one look into the store.
 */
import { type ShareRun, type ShareView, sharePath } from "@/lib/contract/shares";
import type { RunState } from "@/lib/fusion/run-state";
import type { StoredAttachment } from "@/lib/server/attachments/attachment-store";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { findOwnRun, isUnfinished, refuseMissing } from "@/lib/server/runs/find-own-run";
import { type FollowDeps, followRun } from "@/lib/server/runs/follow-run";
import type { RunService } from "@/lib/server/runs/run-service";
import type { Following, RunServiceDeps } from "@/lib/server/runs/run-service-deps";
import { followShare } from "./follow-share";
import { loadSharedState } from "./load-shared-state";
import { type OpenedShare, openShare, type Reader, refuseShare } from "./open-share";
import type { ShareRecord, ShareSettings, ShareStore } from "./share-store";
import type { ShareRules } from "./to-shared-state";

export interface ShareServiceDeps extends FollowDeps {
  shares: ShareStore;
  runs: Pick<RunService, "get">;
  attachments: Pick<RunServiceDeps["attachments"], "get">;
  isInstanceConnection: ShareRules["isInstanceConnection"];
  createSlug(): string;
}

/** What a permalink's page shows before anything streams. */
export interface SharedRun {
  run: RunState;
  /** What its owner calls it. */
  title: string | null;
  audience: ShareRecord["audience"];
  showCosts: boolean;
}

type Own = { ownerId: string; runId: string };

export interface ShareService {
  share(own: Own, body: ShareRun): Promise<Outcome<ShareView>>;
  /** Null: the run has no permalink. */
  settings(own: Own): Promise<Outcome<ShareView | null>>;
  revoke(own: Own): Promise<Outcome<null>>;
  read(slug: string, reader: Reader): Promise<Outcome<SharedRun>>;
  /** Those after `afterSeq`, up to the end of what the permalink shows, or until it is revoked. */
  follow(
    slug: string,
    reader: Reader,
    from: { afterSeq: number; signal: AbortSignal },
  ): Promise<Outcome<Following>>;
  /** Only of the run's own prompt. */
  attachment(slug: string, reader: Reader, id: string): Promise<Outcome<StoredAttachment>>;
}

export function createShareService(deps: ShareServiceDeps): ShareService {
  return {
    share: (own, body) => shareRun(own, body, deps),
    async settings(own) {
      const run = await findOwnRun(own, deps);
      if (!run.ok) return run;
      const share = await deps.shares.findOfRun(own.runId);
      return accept(share && toView(share, run.value, deps));
    },
    async revoke(own) {
      const run = await findOwnRun(own, deps);
      if (!run.ok) return run;
      return (await deps.shares.delete(own.runId)) ? accept(null) : refuseUnshared();
    },
    read: (slug, reader) => readShare(slug, reader, deps),
    follow: (slug, reader, from) => followOpened(slug, reader, from, deps),
    async attachment(slug, reader, id) {
      const opened = await openShare(slug, reader, deps);
      if (!opened) return refuseShare();
      const checkpoint = await deps.store.findCheckpoint(opened.share.runId);
      if (!checkpoint?.request.attachments?.some((ref) => ref.id === id)) return refuseShare();
      const found = await deps.attachments.get(opened.run.ownerId, id);
      return found.ok ? found : refuseShare();
    },
  };
}

async function shareRun(own: Own, body: ShareRun, deps: ShareServiceDeps): Promise<Outcome<ShareView>> {
  const run = await findOwnRun(own, deps);
  if (!run.ok) return run;
  const nowMs = deps.clock.now();
  const expiresAtMs = typeof body.expiresAt === "string" ? Date.parse(body.expiresAt) : body.expiresAt;
  if (typeof expiresAtMs === "number" && expiresAtMs <= nowMs) return refusePast();
  const before = await deps.shares.findOfRun(own.runId);
  const settings: ShareSettings = {
    audience: body.audience ?? before?.audience ?? "link",
    showCosts: body.showCosts ?? before?.showCosts ?? false,
    expiresAtMs: expiresAtMs === undefined ? (before?.expiresAtMs ?? null) : expiresAtMs,
  };
  if (before) await deps.shares.change(own.runId, settings);
  else {
    const made = { slug: deps.createSlug(), lastSeq: null, createdAtMs: nowMs };
    const created = await deps.shares.create({ ...own, ...made, ...settings });
    // Two clicks at once: the second finds what the first made.
    if (!created) await deps.shares.change(own.runId, settings);
    // Looked at after it was made: a session that ends from now on cuts it by itself.
    const now = await deps.store.find(own.runId);
    if (now && !isUnfinished(now)) await deps.shares.cut(own.runId, now.lastSeq);
  }
  const share = await deps.shares.findOfRun(own.runId);
  return share ? accept(toView(share, run.value, deps)) : refuseMissing();
}

function toView(
  share: ShareRecord,
  run: { lastSeq: number },
  { clock }: Pick<ShareServiceDeps, "clock">,
): ShareView {
  const { slug, audience, showCosts, expiresAtMs, createdAtMs, lastSeq } = share;
  return {
    slug,
    url: sharePath(slug),
    audience,
    showCosts,
    expiresAt: expiresAtMs === null ? null : new Date(expiresAtMs).toISOString(),
    expired: expiresAtMs !== null && expiresAtMs <= clock.now(),
    createdAt: new Date(createdAtMs).toISOString(),
    outgrown: lastSeq !== null && run.lastSeq > lastSeq,
  };
}

async function readShare(slug: string, reader: Reader, deps: ShareServiceDeps): Promise<Outcome<SharedRun>> {
  const opened = await openShare(slug, reader, deps);
  if (!opened) return refuseShare();
  const { audience, showCosts, runId } = opened.share;
  const [run, marks] = await Promise.all([
    loadSharedState(opened, rulesOf(opened, deps), deps),
    deps.store.findMarks(runId),
  ]);
  return run ? accept({ run, title: marks?.title ?? null, audience, showCosts }) : refuseShare();
}

async function followOpened(
  slug: string,
  reader: Reader,
  { afterSeq, signal }: { afterSeq: number; signal: AbortSignal },
  deps: ShareServiceDeps,
): Promise<Outcome<Following>> {
  const opened = await openShare(slug, reader, deps);
  if (!opened) return refuseShare();
  const { share, run } = opened;
  const live = deps.executor.find(run.id)?.state()?.lastSeq ?? 0;
  const lastSeq = share.lastSeq ?? Math.max(run.lastSeq, live);
  if (afterSeq > lastSeq) {
    const detail = `The last event here is ${lastSeq}, so nothing can follow ${afterSeq}: leave Last-Event-ID out to start over.`;
    return refuse("invalid-query", detail, { errors: [{ path: "Last-Event-ID", message: detail }] });
  }
  if (afterSeq === share.lastSeq) return accept({ kind: "caught-up" });
  const checkpoint = await deps.store.findCheckpoint(run.id);
  if (!checkpoint) return refuseShare();
  const stop = new AbortController();
  signal.addEventListener("abort", () => stop.abort(), { once: true });
  const batches = followShare(followRun(run.id, afterSeq, deps, stop.signal), {
    ...{ request: checkpoint.request, rules: rulesOf(opened, deps), lastSeq: share.lastSeq },
    ...{ clock: deps.clock, stop },
    look: async () => (await openShare(slug, reader, deps))?.share ?? null,
  });
  return accept({ kind: "events", batches });
}

function rulesOf({ share }: OpenedShare, { isInstanceConnection }: ShareServiceDeps): ShareRules {
  return { slug: share.slug, showCosts: share.showCosts, isInstanceConnection };
}

function refuseUnshared(): ReturnType<typeof refuse> {
  return refuse("not-found", "This run is not shared: it has no permalink.");
}

function refusePast(): ReturnType<typeof refuse> {
  const message = "A permalink ends in the future: choose a later time, or revoke it.";
  return refuse("invalid-body", message, { errors: [{ path: "expiresAt", message }] });
}
