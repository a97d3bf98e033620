import { type ComponentType, lazy, type ReactNode, Suspense, useState } from "react";
import { loadPersistently } from "@/lib/client/load-persistently";

export interface Deferred<P extends object> {
  Part: ComponentType<P>;
  /** Fetches the code before it is drawn: as a pointer or the focus comes near. */
  preload: () => void;
}

/**
 * A part whose code is fetched when it is first wanted. Once it is there, it draws at once, without a Suspense round:
 * a popover that opens finds its first control, and gives it the focus.
 */
export function deferred<P extends object>(
  load: () => Promise<ComponentType<P>>,
  fallback: ReactNode = null,
): Deferred<P> {
  let loaded: ComponentType<P> | null = null;
  const fetchPart = async () => {
    loaded = await load();
    return loaded;
  };
  const Lazy = lazy(async () => ({ default: await loadPersistently(fetchPart) })) as ComponentType<P>;
  function Part(props: P) {
    // Chosen once: going from one to the other would throw away the part's own state.
    const [Chosen] = useState(() => loaded ?? Lazy);
    return (
      <Suspense fallback={fallback}>
        <Chosen {...props} />
      </Suspense>
    );
  }
  const preload = () => {
    // A failed preload is repeated by the render that needs it.
    if (!loaded) fetchPart().catch(() => undefined);
  };
  return { Part, preload };
}
