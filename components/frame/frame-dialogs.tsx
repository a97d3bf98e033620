"use client";
import { useState } from "react";
import { deferred } from "@/components/ui/deferred";
import { useFrameStore } from "@/lib/client/frame-store";

const palette = deferred(async () => (await import("./palette")).Palette);
const keyList = deferred(async () => (await import("./key-list")).KeyList);

/** The palette and the list of keys: their code comes when they are first asked for, and stays. */
export function FrameDialogs() {
  const withPalette = useEver(useFrameStore((store) => store.palette));
  const withKeys = useEver(useFrameStore((store) => store.keys));
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
