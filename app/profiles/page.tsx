import type { Metadata } from "next";
import { TopBar } from "@/components/frame/top-bar";
import { ImportProfile } from "@/components/profiles/import-profile";
import { Profiles } from "@/components/profiles/profiles";

export const metadata: Metadata = { title: "Profiles" };

export default function Page() {
  return (
    <>
      <TopBar title="Profiles">
        <ImportProfile />
      </TopBar>
      <Profiles />
    </>
  );
}
