"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { cx } from "@/components/ui/cx";
import { SIGN_IN_OUTCOMES } from "@/lib/contract/connections";
import { SIGN_IN_MESSAGES } from "./describe-connection";

/** How a sign-in ended, once: reloading the page must not say it again. */
export function SignInNotice() {
  const asked = useSearchParams().get("sign-in");
  const [outcome] = useState(() => SIGN_IN_OUTCOMES.find((known) => known === asked) ?? null);
  useEffect(() => {
    if (outcome) window.history.replaceState(null, "", "/settings/connections");
  }, [outcome]);
  if (!outcome) return null;
  const good = outcome === "done";
  return (
    <p
      role={good ? "status" : "alert"}
      className={cx("rounded-md px-3 py-2 text-sm", good ? "bg-ok-soft text-ok" : "bg-bad-soft text-bad")}
    >
      {SIGN_IN_MESSAGES[outcome]}
    </p>
  );
}
