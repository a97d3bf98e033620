import type { Metadata } from "next";
import { TopBar } from "@/components/frame/top-bar";
import { ProfileDetails } from "@/components/profiles/profile-details";

export const metadata: Metadata = { title: "Profile" };

export default async function Page({ params }: { params: Promise<{ profileId: string }> }) {
  const { profileId } = await params;
  return (
    <>
      <TopBar title="Profile" />
      <ProfileDetails profileId={decodeURIComponent(profileId)} />
    </>
  );
}
