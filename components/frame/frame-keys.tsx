"use client";
import { useEffect } from "react";
import { useFrameStore } from "@/lib/client/frame-store";
import { useRailStore } from "./rail-store";

/** Keys that work on every page. A plain letter never fires while something is being typed. */
export function FrameKeys() {
  useEffect(() => {
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, []);
  return null;
}

function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const frame = useFrameStore.getState();
  if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    frame.set({ palette: !frame.palette });
    return;
  }
  if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "?") frame.set({ keys: true });
  else if (event.key === "[") useRailStore.getState().toggle();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select, [role=combobox]");
}
