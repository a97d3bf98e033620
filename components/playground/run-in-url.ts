/** Puts a run into the playground's address, or takes it out, without loading anything. */
export function showRunInUrl(runId: string | null): void {
  window.history.replaceState(null, "", runId === null ? "/" : `/?run=${encodeURIComponent(runId)}`);
}
