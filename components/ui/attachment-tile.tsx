"use client";
import { FileText, ImageOff } from "lucide-react";
import { type ReactNode, useState } from "react";
import { formatBytes } from "@/lib/client/format";
import { attachmentPath } from "@/lib/contract/attachments";
import type { AttachmentRef } from "@/lib/fusion/run-request";
import { Dialog, DialogContent, DialogTrigger } from "./dialog";
import { FileTile } from "./file-tile";

interface AttachmentTileProps {
  attachment: AttachmentRef;
  /** What is wrong with it. */
  problem?: string | null;
  /** Stands at its end: a button that removes it. */
  action?: ReactNode;
  /** Where its bytes are, where not among the reader's own. */
  path?: string;
}

/** A file of a prompt: an image opens large, a text file in a tab of its own. */
export function AttachmentTile({
  attachment,
  problem = null,
  action,
  path = attachmentPath(attachment.id),
}: AttachmentTileProps) {
  const [gone, setGone] = useState(false);
  const { name, kind, bytes } = attachment;
  const note = problem ?? (gone ? "Not kept any more: remove it and add the file again." : null);
  const tile = (picture: ReactNode) => (
    <FileTile picture={picture} name={name} detail={note ?? formatBytes(bytes)} bad={note !== null} />
  );
  return (
    <>
      {kind === "text" ? (
        <a href={path} target="_blank" rel="noreferrer" className="min-w-0 rounded-md">
          {tile(<FileText className="size-5 text-muted" aria-hidden />)}
        </a>
      ) : (
        <Dialog>
          <DialogTrigger aria-label={`Open ${name} large`} className="min-w-0 rounded-md text-left">
            {tile(
              gone ? (
                <ImageOff className="size-5 text-muted" aria-hidden />
              ) : (
                <Picture
                  name={name}
                  path={path}
                  className="size-9 object-cover"
                  onGone={() => setGone(true)}
                />
              ),
            )}
          </DialogTrigger>
          <DialogContent title={name} className="max-w-[min(92vw,72rem)]">
            <Picture
              name={name}
              path={path}
              className="mx-auto max-h-[64vh] max-w-full px-4 pb-4"
              onGone={() => setGone(true)}
            />
          </DialogContent>
        </Dialog>
      )}
      {action}
    </>
  );
}

interface PictureProps {
  name: string;
  path: string;
  className: string;
  onGone: () => void;
}

function Picture({ name, path, className, onGone }: PictureProps) {
  return (
    // biome-ignore lint/performance/noImgElement: the server gives an owner's own bytes, which no image service may fetch or keep
    <img src={path} alt={name} decoding="async" onError={onGone} className={className} />
  );
}
