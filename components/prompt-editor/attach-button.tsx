"use client";
import { Paperclip } from "lucide-react";
import { type Ref, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";

interface AttachButtonProps {
  buttonRef: Ref<HTMLButtonElement>;
  onFiles: (files: File[]) => void;
}

/** Opens the browser's own choice of files. Any may be chosen: what is taken is found in the bytes, by the server. */
export function AttachButton({ buttonRef, onFiles }: AttachButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = "";
        }}
      />
      <IconButton
        ref={buttonRef}
        label="Attach images or text files"
        size="sm"
        icon={<Paperclip className="size-4" aria-hidden />}
        onClick={() => input.current?.click()}
      />
    </>
  );
}
