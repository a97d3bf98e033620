"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { accountQuery } from "@/lib/client/account-query";

/** Whoever sets the monthly budgets need not ask anybody for a higher one. */
export function BudgetLink() {
  const { data: who } = useQuery(accountQuery);
  if (who?.account?.role !== "admin") return null;
  return (
    <Link
      href="/settings/instance"
      className="ml-1 whitespace-nowrap text-accent-ink underline underline-offset-2"
    >
      Change the budgets
    </Link>
  );
}
