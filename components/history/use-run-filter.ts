import { useSearchParams } from "next/navigation";
import { RUN_FILTER_NAMES, type RunFilterParams } from "@/lib/contract/run-filter";

/** What the address narrows the list by. Changing it changes the address, so that a search can be kept and passed on. */
export function useRunFilter(): RunFilterParams {
  const params = useSearchParams();
  const given = RUN_FILTER_NAMES.flatMap((name) => {
    const value = params.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}

/** Undefined takes a filter away. */
export function changeRunFilter(change: { [Name in keyof RunFilterParams]: string | undefined }): void {
  const params = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === "") params.delete(name);
    else params.set(name, value);
  }
  const query = params.size === 0 ? "" : `?${params}`;
  if (window.location.search !== query) window.history.replaceState(null, "", `/history${query}`);
}

export function clearRunFilter(): void {
  window.history.replaceState(null, "", "/history");
}
