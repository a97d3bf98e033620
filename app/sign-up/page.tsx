import type { Metadata } from "next";
import { Suspense } from "react";
import { SignUpPage } from "@/components/account/sign-up-page";
import { TopBar } from "@/components/frame/top-bar";

export const metadata: Metadata = { title: "Sign up" };

export default function Page() {
  return (
    <>
      <TopBar title="Sign up" />
      <Suspense>
        <SignUpPage />
      </Suspense>
    </>
  );
}
