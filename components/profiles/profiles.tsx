"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { LoadError } from "@/components/ui/load-error";
import { profileDeletes } from "@/lib/client/delete-profile";
import { modelsQuery } from "@/lib/client/models-query";
import { profilesQuery } from "@/lib/client/profiles-query";
import { useDefaultProfile } from "@/lib/client/use-default-profile";
import { useStored } from "@/lib/client/use-stored";
import type { ProfileSummary } from "@/lib/contract/models";
import { ProfileRow } from "./profile-row";
import { ProfilesEmpty } from "./profiles-empty";

/** One's own profiles, those that others offer, and those that come with the program. */
export function Profiles() {
  useStored();
  const { data: models, error, refetch } = useQuery(modelsQuery);
  const { data: kept } = useQuery(profilesQuery);
  const hidden = profileDeletes.useHidden((store) => store.hidden);
  const defaultProfile = useDefaultProfile(models);
  if (!models) {
    return (
      <main id="main" className="flex min-w-0 max-w-6xl flex-1 flex-col px-3 pt-4 pb-10">
        {error ? (
          <LoadError what="The profiles" error={error} onRetry={() => void refetch()} />
        ) : (
          <ListSkeleton what="the profiles" />
        )}
      </main>
    );
  }
  const isOffered = (id: string) =>
    kept?.items.some((one) => one.id === id && one.own && one.shared) ?? false;
  const section = (kind: ProfileSummary["kind"]) =>
    models.profiles
      .filter((profile) => profile.kind === kind && !hidden.has(profile.id))
      .map((profile) => (
        <ProfileRow
          key={profile.id}
          profile={profile}
          models={models}
          isDefault={profile.id === defaultProfile}
          isOffered={isOffered(profile.id)}
        />
      ));
  return (
    <main id="main" className="flex min-w-0 max-w-6xl flex-1 flex-col gap-5 px-3 pt-4 pb-10">
      <Section title="Yours" rows={section("own")} empty={<ProfilesEmpty />} />
      <Section title="Offered by others" rows={section("shared")} />
      <Section title="Built in" rows={section("built-in")} />
    </main>
  );
}

function Section({ title, rows, empty }: { title: string; rows: ReactNode[]; empty?: ReactNode }) {
  if (rows.length === 0 && empty === undefined) return null;
  return (
    <section aria-label={title}>
      <h2 className="pb-1.5 font-medium text-ink-strong text-sm">{title}</h2>
      {rows.length === 0 ? empty : <ul className="border-line border-t">{rows}</ul>}
    </section>
  );
}
