"use client";
import { Broken } from "@/components/frame/broken";
import { TopBar } from "@/components/frame/top-bar";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <>
      <TopBar title="Something broke" />
      <Broken error={error} onRetry={reset} />
    </>
  );
}
