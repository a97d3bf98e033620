"use client";
import { useEffect } from "react";
import { attachmentDeletes } from "@/lib/client/delete-attachment";
import { connectionDeletes } from "@/lib/client/delete-connection";
import { profileDeletes } from "@/lib/client/delete-profile";
import { flushDeletes } from "@/lib/client/delete-run";

/** A deletion that can still be undone is final once the page goes. */
export function DeleteFlusher() {
  useEffect(() => {
    const flush = () => {
      flushDeletes();
      connectionDeletes.flush();
      attachmentDeletes.flush();
      profileDeletes.flush();
    };
    window.addEventListener("pagehide", flush);
    return () => window.removeEventListener("pagehide", flush);
  }, []);
  return null;
}
