import { ExternalLink } from "lucide-react";
import { buttonStyle } from "@/components/ui/button-style";
import { CopyButton } from "@/components/ui/copy-button";
import { focusAndSelect } from "@/components/ui/focus-and-select";
import { Input } from "@/components/ui/input";
import type { ShareView } from "@/lib/contract/shares";

export function ShareLink({ share }: { share: ShareView }) {
  const address = new URL(share.url, window.location.origin).href;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-1.5">
        <Input
          ref={focusAndSelect}
          readOnly
          value={address}
          aria-label="Link"
          onFocus={(event) => event.currentTarget.select()}
          className="min-w-0 flex-1 font-mono text-xs"
        />
        <CopyButton label="Copy the link" text={() => address} />
        <a href={share.url} target="_blank" rel="noreferrer" className={buttonStyle("ghost", "sm")}>
          <ExternalLink className="size-3.5" aria-hidden />
          Open
        </a>
      </div>
      {share.expired && (
        <p className="text-warn text-xs">It has expired: nobody can open it. Choose a later end.</p>
      )}
    </div>
  );
}
