"use client";
import { useRouter } from "next/navigation";
import { useCallback, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { useDraftStore } from "@/lib/client/draft-store";
import { type PaletteAction, usePaletteActions } from "@/lib/client/palette-actions";
import { setupOfRun, useSetupStore } from "@/lib/client/setup-store";
import type { RunRequest } from "@/lib/fusion/run-request";

/** Takes the run's prompt and setup to the playground; what stood there can be brought back. */
export function OpenInPlayground({ request }: { request: RunRequest }) {
  const router = useRouter();
  const open = useCallback(async () => {
    await Promise.all([useDraftStore.persist.rehydrate(), useSetupStore.persist.rehydrate()]);
    const { draft, change } = useDraftStore.getState();
    const { setup, replace } = useSetupStore.getState();
    change({
      prompt: request.prompt,
      system: request.system ?? "",
      attachments: request.attachments ?? [],
      visited: true,
    });
    replace(setupOfRun(request));
    router.push("/");
    const isSame = draft.prompt.trim() === "" || draft.prompt === request.prompt;
    if (isSame && draft.attachments.length === 0) return;
    const undo = () => {
      change(draft);
      replace(setup);
    };
    showToast({ title: "The run’s prompt and setup replaced yours.", onUndo: undo });
  }, [request, router]);
  usePaletteActions(
    "run-head",
    useMemo(() => offerOf(open), [open]),
  );
  return (
    <Button size="sm" onClick={() => void open()}>
      Open in playground
    </Button>
  );
}

function offerOf(open: () => Promise<void>): PaletteAction[] {
  return [{ id: "open-in-playground", group: "Run", title: "Open in playground", run: () => void open() }];
}
