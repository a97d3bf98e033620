"use client";
import { useEffect } from "react";
import { flushDeletes } from "@/lib/client/delete-run";

/** A deletion that can still be undone is final once the page goes. */
export function DeleteFlusher() {
  useEffect(() => {
    window.addEventListener("pagehide", flushDeletes);
    return () => window.removeEventListener("pagehide", flushDeletes);
  }, []);
  return null;
}
