"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { LoadError } from "@/components/ui/load-error";
import { connectionsQuery } from "@/lib/client/connections-query";
import { connectionDeletes } from "@/lib/client/delete-connection";
import type { ConnectionView } from "@/lib/contract/connections";
import { ConnectionRow } from "./connection-row";
import { ConnectionsEmpty } from "./connections-empty";
import { LocalOffers } from "./local-offers";
import { SignInNotice } from "./sign-in-notice";

/** Where models come from: a person's own connections, and those of this server. */
export function Connections() {
  const { data, isPending, error, refetch } = useQuery(connectionsQuery);
  const hidden = connectionDeletes.useHidden((store) => store.hidden);
  const own = data?.items.filter((item) => item.own && !hidden.has(item.id)) ?? [];
  const shared = data?.items.filter((item) => !item.own) ?? [];
  return (
    <main id="main" className="flex min-w-0 max-w-4xl flex-1 flex-col gap-5 px-3 pt-4 pb-10">
      <SignInNotice />
      <LocalOffers />
      {isPending && <ListSkeleton what="the connections" />}
      {error && <LoadError what="The connections" error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Section title="Yours" items={own} empty={<ConnectionsEmpty />} />
          <Section
            title="This server’s"
            note="Set up by its operator, or built in. They need no key of yours."
            items={shared}
          />
        </>
      )}
    </main>
  );
}

interface SectionProps {
  title: string;
  note?: string;
  items: readonly ConnectionView[];
  empty?: ReactNode;
}

function Section({ title, note, items, empty }: SectionProps) {
  if (items.length === 0 && empty === undefined) return null;
  return (
    <section aria-label={title}>
      <h2 className="pb-1.5 font-medium text-ink-strong text-sm">{title}</h2>
      {note !== undefined && <p className="-mt-1 pb-1.5 text-muted text-xs">{note}</p>}
      {items.length === 0 ? (
        empty
      ) : (
        <ul className="border-line border-t">
          {items.map((connection) => (
            <ConnectionRow key={connection.id} connection={connection} />
          ))}
        </ul>
      )}
    </section>
  );
}
