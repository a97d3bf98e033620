import type { Metadata } from "next";
import { Suspense } from "react";
import { PlaygroundPage } from "./playground-page";

export const metadata: Metadata = { title: "Playground" };

export default function Page() {
  return (
    <Suspense>
      <PlaygroundPage />
    </Suspense>
  );
}
