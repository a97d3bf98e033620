/** A time to wait in the form of OpenAI's headers, in whole seconds: "1s", "6m0s". Rounded up, so that whoever waits has waited enough. */
export function formatReset(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds}s` : `${minutes}m${seconds % 60}s`;
}
