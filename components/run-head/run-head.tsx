"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { AttachmentTile } from "@/components/ui/attachment-tile";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { CopyButton } from "@/components/ui/copy-button";
import { FILE_FRAME } from "@/components/ui/file-tile";
import { FoldedPrompt } from "@/components/ui/folded-prompt";
import { describeJudges, describeWaitPolicy, MODE_NAMES, nameMembers } from "@/lib/client/describe-setup";
import { formatAgo, formatExactTime } from "@/lib/client/format-ago";
import { modelsQuery } from "@/lib/client/models-query";
import { stepsBefore, threadQuery } from "@/lib/client/thread-query";
import { useIsBlind } from "@/lib/client/use-blind";
import { useNow } from "@/lib/client/use-now";
import type { RunClient } from "@/lib/contract/run-client";
import { sharedAttachmentPath } from "@/lib/contract/shares";
import type { AttachmentRef, RunRequest } from "@/lib/fusion/run-request";
import { ClientLine } from "./client-line";
import { RunMessages } from "./run-messages";

interface RunHeadProps {
  /** Null: someone else's. */
  runId: string | null;
  prompt: string;
  createdAt: string;
  /** Null only where the run never got as far as its first event. */
  request: RunRequest | null;
  /** What the program said that asked for it; absent: a page asked, or it is someone else's. */
  client?: RunClient | null;
  /** What its owner noted of it, below. */
  children?: ReactNode;
  /** The permalink it is read through; absent: it is the reader's own run. */
  slug?: string;
}

/** What was asked, and of whom. */
export function RunHead({ runId, prompt, createdAt, request, client, children, slug }: RunHeadProps) {
  const now = useNow(true);
  const blind = useIsBlind(runId) && slug === undefined;
  return (
    <section aria-label="Prompt" className="rounded-lg border border-line bg-raised px-3.5 py-2.5">
      <div className="flex items-start gap-2">
        <FoldedPrompt text={prompt} />
        <CopyButton label="Copy the prompt" text={() => prompt} />
      </div>
      {request?.attachments && <RunAttachments attachments={request.attachments} slug={slug} />}
      {request &&
        (slug === undefined ? <Told runId={runId} request={request} /> : <ToldNotes request={request} />)}
      {request?.system && <SystemNote system={request.system} />}
      <p className="mt-2 flex flex-wrap items-baseline gap-x-2 gap-y-1 text-muted text-xs">
        {request && <RunSetup request={request} blind={blind} />}
        <time dateTime={createdAt} title={now === 0 ? undefined : formatExactTime(createdAt)}>
          {now === 0 ? createdAt.slice(0, 10) : formatAgo(createdAt, now)}
        </time>
      </p>
      {client && <ClientLine client={client} />}
      {children}
    </section>
  );
}

/** Beside the prompt: what was said before, unless the steps of its conversation show it, and what the caller's tools gave back. */
function Told({ runId, request: { history, after = [] } }: { runId: string | null; request: RunRequest }) {
  const { data: thread = [] } = useQuery({
    ...threadQuery(runId ?? ""),
    enabled: runId !== null && history.length > 0,
  });
  const shownAbove = runId === null ? 0 : 2 * stepsBefore(thread, runId).length;
  const before = history.slice(0, Math.max(0, history.length - shownAbove));
  return (
    <>
      <RunMessages messages={before} summary={`Told before: ${countMessages(before.length)}`} />
      <RunMessages
        messages={after}
        summary={`After the prompt: ${countMessages(after.length)}`}
        defaultOpen
      />
    </>
  );
}

/** What was said before belongs to other runs, and what tools gave back to their caller: neither is shown through a permalink. */
function ToldNotes({ request: { history, after = [] } }: { request: RunRequest }) {
  return (
    <>
      {history.length > 0 && (
        <p className="mt-1 text-muted text-xs">
          It follows an earlier conversation of {countMessages(history.length)}, which is not shown here.
        </p>
      )}
      {after.length > 0 && (
        <p className="mt-1 text-muted text-xs">
          After the prompt came {countMessages(after.length)} of tools and what they gave back, which are not
          shown here.
        </p>
      )}
    </>
  );
}

function countMessages(messages: number): string {
  return messages === 1 ? "1 message" : `${messages} messages`;
}

function RunAttachments({ attachments, slug }: { attachments: readonly AttachmentRef[]; slug?: string }) {
  return (
    <ul aria-label="Attachments" className="mt-2 flex flex-wrap gap-2">
      {attachments.map((attachment) => (
        <li key={attachment.id} className={FILE_FRAME}>
          <AttachmentTile
            attachment={attachment}
            path={slug === undefined ? undefined : sharedAttachmentPath(slug, attachment.id)}
          />
        </li>
      ))}
    </ul>
  );
}

function SystemNote({ system }: { system: string }) {
  return (
    <details className="mt-1 text-muted text-xs">
      <summary className="w-fit rounded">System prompt</summary>
      <p className="max-w-[100ch] whitespace-pre-wrap pt-1 text-ink text-sm">{system}</p>
    </details>
  );
}

function RunSetup({ request, blind }: { request: RunRequest; blind: boolean }) {
  const { data: models } = useQuery(modelsQuery);
  const { judge, mode, pool, wait, limits } = request;
  const rounds = mode === "debate" && limits.debateRounds > 1 ? `, ${limits.debateRounds} rounds` : "";
  const judges = judge.auto
    ? describeJudges(["auto"], judge.models[0] ?? null, models)
    : describeJudges(judge.models, null, models);
  return (
    <>
      <span>
        {MODE_NAMES[mode]}
        {rounds}
      </span>
      {nameMembers(pool, models).map((member) => (
        <CandidateChip
          key={member.label}
          label={member.label}
          name={blind ? undefined : member.name}
          className="text-ink"
        />
      ))}
      <span aria-hidden>·</span>
      <span>{blind ? "names hidden until you vote" : `judged by ${judges}`}</span>
      <span aria-hidden>·</span>
      <span>{describeWaitPolicy(wait, pool.length)}</span>
      <span aria-hidden>·</span>
    </>
  );
}
