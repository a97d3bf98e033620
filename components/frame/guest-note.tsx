"use client";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { accountQuery } from "@/lib/client/account-query";
import { recentRunsQuery } from "@/lib/client/run-list-query";
import { useWayBack } from "./use-way-back";

const TOLD_KEY = "tokamak.guest-note";

/** Tells a guest who has runs, until they put it away, what an account is good for. */
export function GuestNote({ onNavigate }: { onNavigate?: () => void }) {
  const { data: who } = useQuery(accountQuery);
  const { data: runs } = useQuery(recentRunsQuery);
  const [told, setTold] = useState(true);
  useEffect(() => setTold(window.localStorage.getItem(TOLD_KEY) !== null), []);
  if (told || !who || who.account || who.signUp !== "open" || !runs || runs.items.length === 0) return null;
  const putAway = () => {
    window.localStorage.setItem(TOLD_KEY, "told");
    setTold(true);
  };
  return (
    <p className="mx-2 flex items-start gap-1 border-line border-t pt-2 pl-1.5 text-muted text-xs">
      <span className="flex-1">
        Only this browser knows your runs. <SignUpLink onNavigate={onNavigate} /> to keep them.
      </span>
      <IconButton
        label="Put this note away"
        tooltip={false}
        size="sm"
        onClick={putAway}
        icon={<X className="size-3.5" />}
      />
    </p>
  );
}

function SignUpLink({ onNavigate }: { onNavigate?: () => void }) {
  const wayBack = useWayBack();
  return (
    <Link
      href={`/sign-up${wayBack}`}
      onClick={onNavigate}
      className="text-accent-ink underline underline-offset-2"
    >
      Sign up
    </Link>
  );
}
