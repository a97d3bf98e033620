"use client";
import { useRouter } from "next/navigation";
import { useCallback, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { useDraftStore } from "@/lib/client/draft-store";
import { type PaletteAction, usePaletteActions } from "@/lib/client/palette-actions";
import { setupOfRun, useSetupStore } from "@/lib/client/setup-store";
import type { RunRequest } from "@/lib/fusion/run-request";

interface OpenInPlaygroundProps {
  request: RunRequest;
  /** It is someone else's: its files stay with them, and its connections are not the reader's. */
  shared?: boolean;
}

/** Takes the run's prompt and setup to the playground; what stood there can be brought back. */
export function OpenInPlayground({ request, shared = false }: OpenInPlaygroundProps) {
  const router = useRouter();
  const open = useCallback(async () => {
    await Promise.all([useDraftStore.persist.rehydrate(), useSetupStore.persist.rehydrate()]);
    const { draft, change } = useDraftStore.getState();
    const { setup, replace } = useSetupStore.getState();
    change({
      prompt: request.prompt,
      system: request.system ?? "",
      attachments: shared ? [] : (request.attachments ?? []),
      visited: true,
    });
    replace(setupOfRun(request));
    router.push("/");
    const leftOut = shared && request.attachments ? "Its files were left out: attach your own." : undefined;
    const isSame = draft.prompt.trim() === "" || draft.prompt === request.prompt;
    if (isSame && draft.attachments.length === 0) {
      if (leftOut) showToast({ title: leftOut });
      return;
    }
    const undo = () => {
      change(draft);
      replace(setup);
    };
    showToast({ title: "The run’s prompt and setup replaced yours.", description: leftOut, onUndo: undo });
  }, [request, router, shared]);
  usePaletteActions(
    "run-head",
    useMemo(() => offerOf(open), [open]),
  );
  return (
    <Button size="sm" className="shrink-0" onClick={() => void open()}>
      {shared ? "Run it yourself" : "Open in playground"}
    </Button>
  );
}

function offerOf(open: () => Promise<void>): PaletteAction[] {
  return [{ id: "open-in-playground", group: "Run", title: "Open in playground", run: () => void open() }];
}
