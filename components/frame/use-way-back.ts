import { usePathname, useSearchParams } from "next/navigation";

/** Where the reader is, a run in the address included, as the query that brings them back there from signing in or up. */
export function useWayBack(): string {
  const path = usePathname();
  const query = useSearchParams().toString();
  if (path.startsWith("/sign-")) return "";
  return `?next=${encodeURIComponent(query === "" ? path : `${path}?${query}`)}`;
}
