/**
 * Puts a run into the playground's address, or takes it out, without loading anything. Back leads to a run that stood there before;
 * from the first one it leads out of the playground, as it did without a run.
 */
export function showRunInUrl(runId: string | null): void {
  const path = runId === null ? "/" : `/?run=${encodeURIComponent(runId)}`;
  const stands = new URLSearchParams(window.location.search).get("run");
  if (stands === null || stands === runId) window.history.replaceState(null, "", path);
  else window.history.pushState(null, "", path);
}
