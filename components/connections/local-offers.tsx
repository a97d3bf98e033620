"use client";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { announce } from "@/components/ui/live-region";
import { addConnection } from "@/lib/client/connection-actions";
import { localServersQuery } from "@/lib/client/connections-query";
import type { LocalServerOffer } from "@/lib/contract/connections";
import { describeModels } from "./describe-connection";
import { useConnectionAction } from "./use-connection-action";

/** Model servers that listen on this machine: offered, never added by themselves. */
export function LocalOffers() {
  const { data } = useQuery(localServersQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <section
      aria-label="Found on this machine"
      className="rounded-lg border border-line bg-raised px-3 py-2.5"
    >
      <h2 className="font-medium text-ink-strong text-sm">Found on this machine</h2>
      <ul className="flex flex-col">
        {data.items.map((offer) => (
          <Offer key={offer.baseUrl} offer={offer} />
        ))}
      </ul>
    </section>
  );
}

function Offer({ offer: { name, baseUrl, models } }: { offer: LocalServerOffer }) {
  const add = useConnectionAction(addConnection, { onDone: () => announce(`${name} was added.`) });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
      <span className="min-w-0 flex-1 text-sm">
        <span className="text-ink-strong">{name}</span>{" "}
        <span className="text-muted text-xs">
          {baseUrl} · {describeModels(models)}
        </span>
      </span>
      <Button
        size="sm"
        disabled={add.pending}
        aria-label={`Connect ${name}`}
        onClick={() => add.run({ kind: "openai-compatible", name, baseUrl })}
      >
        {add.pending ? "Connecting…" : "Connect"}
      </Button>
      {(add.message ?? add.messageFor("baseUrl")) !== null && (
        <p role="alert" className="w-full text-bad text-xs">
          {add.message ?? add.messageFor("baseUrl")}
        </p>
      )}
    </li>
  );
}
