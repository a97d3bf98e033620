/** Writes what went wrong to the server's log. Nothing of a prompt, an answer or a key belongs into `what`. */
export function reportFailure(what: string, cause: unknown): void {
  console.error(`${what}:`, cause);
}
