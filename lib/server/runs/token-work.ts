/**
 * What is under way in this process for an API token, so that it ends where the token is revoked: a stream that was open by then
 * would go on and cost. Called by the executor and by runs that are not stored. What another process does for it goes on to its end.
 */
export interface TokenWork {
  /** Gives what is called when the work is over. Null: no token asked for it, and none ends it. */
  begin(tokenId: string | null, stop: () => void): () => void;
  stop(tokenId: string): void;
}

export function createTokenWork(): TokenWork {
  const underWay = new Map<string | null, Set<() => void>>();
  return {
    begin(tokenId, stop) {
      const all = underWay.get(tokenId) ?? new Set();
      underWay.set(tokenId, all.add(stop));
      return () => {
        all.delete(stop);
        if (all.size === 0) underWay.delete(tokenId);
      };
    },
    stop(tokenId) {
      for (const stop of [...(underWay.get(tokenId) ?? [])]) stop();
    },
  };
}
