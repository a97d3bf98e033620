"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { onAccountChange } from "@/lib/client/tell-tabs";

/**
 * Somebody signed in or out in another tab. What a guest has goes on as theirs, so what is shown is read anew; of somebody who
 * left nothing stays on the page, as in the tab in which they did.
 */
export function AccountWatch() {
  const client = useQueryClient();
  useEffect(
    () =>
      onAccountChange((change) => {
        if (change === "signed-out") window.location.reload();
        else void client.invalidateQueries();
      }),
    [client],
  );
  return null;
}
