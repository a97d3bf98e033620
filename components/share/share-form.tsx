import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/radio-cards";
import { Skeleton } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/switch";
import { shareQuery, useRevokeShare, useShareRun } from "@/lib/client/share-query";
import type { Audience, ShareRun, ShareView } from "@/lib/contract/shares";
import { ShareExpiry } from "./share-expiry";
import { ShareLink } from "./share-link";

const AUDIENCE_CARDS = [
  { value: "link" as const, title: "Anyone with the link", about: "No account needed. Not listed anywhere." },
  { value: "instance" as const, title: "People on this instance", about: "Only who is signed in here." },
];

/** What is not shared yet is made with one click; what is, changes as soon as it is set. */
export function ShareForm({ runId }: { runId: string }) {
  const { data: share, error, isPending } = useQuery(shareQuery(runId));
  const change = useShareRun(runId);
  const revoke = useRevokeShare(runId);
  if (isPending) return <Skeleton className="mx-4 mb-4 h-40" />;
  const failure = error ?? change.error ?? revoke.error;
  return (
    <div className="flex flex-col gap-3 px-4 pb-4">
      {share ? (
        <>
          <ShareLink share={share} />
          <Settings share={share} onChange={change.mutate} />
          <Button
            size="sm"
            variant="danger"
            disabled={revoke.isPending}
            onClick={() => revoke.mutate()}
            className="self-start"
          >
            Revoke the link
          </Button>
        </>
      ) : (
        <Button
          ref={focusWhenShown}
          variant="primary"
          disabled={change.isPending}
          onClick={() => change.mutate({})}
          className="self-start"
        >
          {change.isPending ? "Making the link" : revoke.isSuccess ? "Make a new link" : "Make a link"}
        </Button>
      )}
      <p role="status" className="text-muted text-xs empty:hidden">
        {!share && revoke.isSuccess ? "Revoked: the old link leads nowhere now." : ""}
      </p>
      {failure && (
        <p role="alert" className="text-bad text-sm">
          {failure.message}
        </p>
      )}
    </div>
  );
}

/** As a ref: what stood here before, a link that was revoked or a form that was still loading, had the focus. */
function focusWhenShown(button: HTMLButtonElement | null): void {
  button?.focus();
}

function Settings({ share, onChange }: { share: ShareView; onChange: (change: ShareRun) => void }) {
  return (
    <>
      <div className="rounded-md border border-line">
        <RadioCards<Audience>
          label="Who can open it"
          items={AUDIENCE_CARDS}
          value={share.audience}
          onValueChange={(audience) => onChange({ audience })}
        />
      </div>
      <ShareExpiry share={share} onChange={onChange} />
      <Switch checked={share.showCosts} onCheckedChange={(showCosts) => onChange({ showCosts })}>
        Show what it cost
      </Switch>
      {share.outgrown && (
        <p className="text-muted text-xs">
          What you did since is not shown. To share it, revoke this link and make a new one.
        </p>
      )}
    </>
  );
}
