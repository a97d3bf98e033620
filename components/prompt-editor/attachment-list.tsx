"use client";
import { File as FileIcon, LoaderCircle, TriangleAlert, X } from "lucide-react";
import { AttachmentTile } from "@/components/ui/attachment-tile";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { FILE_FRAME, FileTile } from "@/components/ui/file-tile";
import { IconButton } from "@/components/ui/icon-button";
import { type FieldProblem, problemAt } from "@/lib/client/check-setup";
import { formatBytes } from "@/lib/client/format";
import type { PendingFile } from "@/lib/client/pending-files";
import { SHRUNK_SIDE_PX } from "@/lib/client/shrink-image";
import type { PromptFiles } from "./use-prompt-files";

interface AttachmentListProps {
  files: PromptFiles;
  /** At `attachments.0` and so on, or at `attachments` for all of them. */
  problems: readonly FieldProblem[];
  /** After a removal the focus needs a place. */
  onRemoved: () => void;
}

/** What the prompt carries, and what is on its way. */
export function AttachmentList({ files, problems, onRemoved }: AttachmentListProps) {
  const { attachments, pending } = files;
  const general = problems.find(({ path }) => path === "attachments")?.message ?? null;
  if (attachments.length === 0 && pending.length === 0) return null;
  return (
    <div className="px-3 pt-1 pb-1">
      <ul aria-label="Attachments" className="flex flex-wrap items-start gap-2">
        {attachments.map((attachment, index) => (
          <li key={attachment.id} className={FILE_FRAME}>
            <AttachmentTile
              attachment={attachment}
              problem={problemAt(problems, `attachments.${index}`)}
              action={
                <RemoveButton
                  label={`Remove ${attachment.name}`}
                  onClick={() => {
                    files.remove(attachment);
                    onRemoved();
                  }}
                />
              }
            />
          </li>
        ))}
        {pending.map((file) => (
          <PendingRow key={file.key} file={file} files={files} onRemoved={onRemoved} />
        ))}
      </ul>
      {general !== null && <p className="pt-1 text-bad text-xs">{general}</p>}
    </div>
  );
}

interface PendingRowProps {
  file: PendingFile;
  files: PromptFiles;
  onRemoved: () => void;
}

function PendingRow({ file, files, onRemoved }: PendingRowProps) {
  const failed = file.status === "failed";
  return (
    <li className={cx(FILE_FRAME, "relative overflow-hidden")}>
      <FileTile picture={<PendingIcon file={file} />} name={file.name} detail={describe(file)} bad={failed} />
      {file.canShrink && (
        <Button size="sm" onClick={() => files.shrink(file.key)}>
          Shrink to {SHRUNK_SIDE_PX.toLocaleString("en")} px
        </Button>
      )}
      <RemoveButton
        label={failed ? `Remove ${file.name}` : `Cancel ${file.name}`}
        onClick={() => {
          files.drop(file.key);
          onRemoved();
        }}
      />
      {file.status === "sending" && (
        <span
          role="progressbar"
          aria-label={`Sending ${file.name}`}
          aria-valuenow={Math.round(file.progress * 100)}
          className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-accent"
          style={{ transform: `scaleX(${file.progress})` }}
        />
      )}
    </li>
  );
}

function PendingIcon({ file }: { file: PendingFile }) {
  if (file.status === "failed") return <TriangleAlert className="size-4 text-bad" aria-hidden />;
  if (file.status === "waiting") return <FileIcon className="size-4 text-muted" aria-hidden />;
  return <LoaderCircle className="size-4 animate-spin text-muted" aria-hidden />;
}

function describe({ status, bytes, progress, message }: PendingFile): string {
  if (status === "failed") return `Not attached. ${message ?? ""}`;
  if (status === "waiting") return `${formatBytes(bytes)}, waiting`;
  return `${formatBytes(bytes)}, ${Math.round(progress * 100)}%`;
}

function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <IconButton label={label} size="sm" icon={<X className="size-3.5" aria-hidden />} onClick={onClick} />
  );
}
