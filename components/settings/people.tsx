"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { peopleQuery } from "@/lib/client/instance-query";
import { useDebounced } from "@/lib/client/use-debounced";
import type { AccountView } from "@/lib/contract/accounts";
import { Invitations } from "./invitations";
import { PersonRow } from "./person-row";
import { SettingsMain, SettingsPart } from "./settings-main";
import { PartProblem, PartSkeleton, WithAccount } from "./with-account";

const TYPING_MS = 200;

/** The accounts of the instance and who is invited, for admins. */
export function People() {
  return (
    <SettingsMain>
      <WithAccount admin>
        {(account) => (
          <>
            <SettingsPart title="Invitations" note="Whoever has the link can sign up once, until it expires.">
              <Invitations />
            </SettingsPart>
            <SettingsPart title="Accounts">
              <Accounts own={account} />
            </SettingsPart>
          </>
        )}
      </WithAccount>
    </SettingsMain>
  );
}

function Accounts({ own }: { own: AccountView }) {
  const [typed, setTyped] = useState("");
  const q = useDebounced(typed, TYPING_MS);
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(peopleQuery(q.trim()));
  const people = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Field label="Find by name or email" className="max-w-sm">
        <Input type="search" value={typed} onValueChange={setTyped} autoComplete="off" />
      </Field>
      {isPending && <PartSkeleton />}
      {error && <PartProblem error={error} onRetry={() => void refetch()} />}
      {data && people.length === 0 && <p className="text-muted text-sm">Nobody is called that.</p>}
      {people.length > 0 && (
        <ul aria-label="Accounts" className="border-line border-t">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} isOwn={person.id === own.id} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? "Loading…" : "More"}
          </Button>
        </div>
      )}
    </>
  );
}
