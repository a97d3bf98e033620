"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { LoadError } from "@/components/ui/load-error";
import { profileDeletes } from "@/lib/client/delete-profile";
import { modelsQuery } from "@/lib/client/models-query";
import { profilesQuery } from "@/lib/client/profiles-query";
import { useDefaultProfile } from "@/lib/client/use-default-profile";
import { useStored } from "@/lib/client/use-stored";
import type { ModelList, ProfileSummary } from "@/lib/contract/models";
import { ProfileCost } from "./profile-cost";
import { ProfileMenu } from "./profile-menu";
import { ProfileRecordPane } from "./profile-record";
import { ProfileSetupPane } from "./profile-setup";
import { useTakeProfile } from "./use-take-profile";

/** A profile, whole: what it asks of whom, what it costs, how it has done. */
export function ProfileDetails({ profileId }: { profileId: string }) {
  useStored();
  const { data: models, error, refetch } = useQuery(modelsQuery);
  const hidden = profileDeletes.useHidden((store) => store.hidden);
  const profile = models?.profiles.find(({ id }) => id === profileId);
  return (
    <main id="main" className="flex min-w-0 max-w-4xl flex-1 flex-col gap-6 px-3 pt-4 pb-10">
      {models && profile && !hidden.has(profile.id) ? (
        <Details profile={profile} models={models} />
      ) : models ? (
        <NoProfile />
      ) : error ? (
        <LoadError what="The profiles" error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton what="the profiles" />
      )}
    </main>
  );
}

function Details({ profile, models }: { profile: ProfileSummary; models: ModelList }) {
  const router = useRouter();
  const take = useTakeProfile();
  const { data: kept } = useQuery(profilesQuery);
  const isDefault = useDefaultProfile(models) === profile.id;
  const isOffered = kept?.items.some((one) => one.id === profile.id && one.own && one.shared) ?? false;
  return (
    <>
      <header className="flex flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="min-w-0 break-words font-semibold text-ink-strong text-lg">{profile.name}</h2>
          {isDefault && <Badge tone="accent">default</Badge>}
          {isOffered && <Badge>offered to everyone</Badge>}
          {profile.by !== null && <span className="text-muted text-sm">by {profile.by}</span>}
          <span className="ml-auto flex items-center gap-1">
            <Button variant="primary" size="sm" onClick={() => take(profile.id)}>
              Use in playground
            </Button>
            <ProfileMenu
              profile={profile}
              isDefault={isDefault}
              isOffered={isOffered}
              onDeleted={() => router.push("/profiles")}
            />
          </span>
        </div>
        {profile.about !== "" && <p className="max-w-reading text-base text-ink">{profile.about}</p>}
        <p className="text-muted text-xs">
          In the API: <code className="font-mono text-ink">fusion/{profile.slug}</code>.{" "}
          {profile.kind === "own" &&
            "To edit it, use it in the playground, change the setup there, and choose “Update”."}
        </p>
      </header>
      <ProfileSetupPane profile={profile} models={models} />
      <ProfileCost profile={profile} />
      <ProfileRecordPane profile={profile} />
    </>
  );
}

function NoProfile() {
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-base text-ink">
        There is no such profile, or it is not offered to you. It may have been deleted.
      </p>
      <Link href="/profiles" className="rounded text-accent-ink text-sm hover:underline">
        All profiles
      </Link>
    </div>
  );
}
