import { useEffect, useSyncExternalStore } from "react";
import type { PluginConfig } from "streamdown";

type MathPlugin = NonNullable<PluginConfig["math"]>;

/** KaTeX and its style sheet come only once an answer holds a formula. */
let plugin: MathPlugin | null = null;
let loading = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function load(): Promise<void> {
  const [{ math }] = await Promise.all([import("@streamdown/math"), import("./katex-style")]);
  plugin = math;
  for (const listener of listeners) listener();
}

export function useMathPlugin(needed: boolean): MathPlugin | null {
  useEffect(() => {
    if (!needed || loading) return;
    loading = true;
    load().catch(() => {
      // Offline for a moment: the formula stays as its source, and the next one asks again.
      loading = false;
    });
  }, [needed]);
  const loaded = useSyncExternalStore(subscribe, readPlugin, readNothing);
  return needed ? loaded : null;
}

const readPlugin = () => plugin;
const readNothing = () => null;
