"use client";
import { useLayoutEffect, useState } from "react";
import { deferred } from "@/components/ui/deferred";
import { useFrameStore } from "@/lib/client/frame-store";
import { holdKeys, takeHeldKeys } from "@/lib/client/held-keys";

const palette = deferred(async () => (await import("./palette")).Palette);
const keyList = deferred(async () => (await import("./key-list")).KeyList);

/** The palette and the list of keys: their code comes when they are first asked for, and stays. */
export function FrameDialogs() {
  const paletteOpen = useFrameStore((store) => store.palette);
  const withPalette = useEver(paletteOpen);
  const withKeys = useEver(useFrameStore((store) => store.keys));
  useLayoutEffect(() => {
    if (!paletteOpen) return;
    holdKeys();
    return () => void takeHeldKeys();
  }, [paletteOpen]);
  return (
    <>
      {withPalette && <palette.Part />}
      {withKeys && <keyList.Part />}
    </>
  );
}

/** Whether it has been so at any time: a dialog that closes is not taken away in the middle of it. */
function useEver(now: boolean): boolean {
  const [ever, setEver] = useState(now);
  if (now && !ever) setEver(true);
  return ever || now;
}
