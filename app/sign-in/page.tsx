import type { Metadata } from "next";
import { Suspense } from "react";
import { SignInPage } from "@/components/account/sign-in-page";
import { TopBar } from "@/components/frame/top-bar";

export const metadata: Metadata = { title: "Sign in" };

export default function Page() {
  return (
    <>
      <TopBar title="Sign in" />
      <Suspense>
        <SignInPage />
      </Suspense>
    </>
  );
}
