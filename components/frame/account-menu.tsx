"use client";
import { useQuery } from "@tanstack/react-query";
import { LogIn, LogOut, Settings, UserRound } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";
import { signOut } from "@/lib/client/account-actions";
import { accountQuery } from "@/lib/client/account-query";
import { useWayBack } from "./use-way-back";

const ROW =
  "flex h-8 min-w-0 items-center gap-2.5 rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink";

/** Who is signed in, and what they can do about it; a guest is shown where to sign in. */
export function AccountMenu({ folded = false, onNavigate }: { folded?: boolean; onNavigate?: () => void }) {
  const { data } = useQuery(accountQuery);
  // Its place is held until it is known, and while the server cannot be reached.
  if (!data) return <div className="h-8" />;
  if (!data.account) return <SignInLink folded={folded} onNavigate={onNavigate} />;
  return (
    <SignedIn name={data.account.name} email={data.account.email} folded={folded} onNavigate={onNavigate} />
  );
}

function SignInLink({ folded, onNavigate }: { folded: boolean; onNavigate?: () => void }) {
  const path = usePathname();
  const next = useWayBack();
  const link = (
    <Link
      href={`/sign-in${next}`}
      onClick={onNavigate}
      aria-current={path === "/sign-in" ? "page" : undefined}
      aria-label={folded ? "Sign in" : undefined}
      className={ROW}
    >
      <LogIn className="size-4 shrink-0" aria-hidden />
      {!folded && "Sign in"}
    </Link>
  );
  if (!folded) return link;
  return (
    <Tooltip content="Sign in" side="right">
      {link}
    </Tooltip>
  );
}

interface SignedInProps {
  name: string;
  email: string | null;
  folded: boolean;
  onNavigate?: () => void;
}

function SignedIn({ name, email, folded, onNavigate }: SignedInProps) {
  const router = useRouter();
  const openSettings = () => {
    onNavigate?.();
    router.push("/settings/account");
  };
  return (
    <Menu>
      <MenuTrigger aria-label={`Account: ${name}`} className={cx(ROW, "w-full data-[popup-open]:bg-hover")}>
        <UserRound className="size-4 shrink-0" aria-hidden />
        {!folded && <span className="truncate">{name}</span>}
      </MenuTrigger>
      <MenuContent side="top" className="max-w-64">
        <div className="px-2 py-1.5">
          <p className="truncate font-medium text-ink-strong text-sm">{name}</p>
          {email !== null && <p className="truncate text-muted text-xs">{email}</p>}
        </div>
        <MenuItem icon={<Settings className="size-4" aria-hidden />} onClick={openSettings}>
          Account settings
        </MenuItem>
        <MenuItem icon={<LogOut className="size-4" aria-hidden />} onClick={leave}>
          Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}

function leave(): void {
  signOut().catch((error: unknown) => {
    const description = error instanceof Error ? error.message : undefined;
    showToast({ tone: "bad", title: "You could not be signed out.", description });
  });
}
