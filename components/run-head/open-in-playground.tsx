"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { useDraftStore } from "@/lib/client/draft-store";
import { runRequestQuery } from "@/lib/client/run-request-query";
import { setupOfRun, useSetupStore } from "@/lib/client/setup-store";

/** Takes the run's prompt and setup to the playground; what stood there can be brought back. */
export function OpenInPlayground({ runId }: { runId: string }) {
  const router = useRouter();
  const request = useQuery(runRequestQuery(runId)).data?.request;
  const open = async () => {
    if (!request) return;
    await Promise.all([useDraftStore.persist.rehydrate(), useSetupStore.persist.rehydrate()]);
    const { draft, change } = useDraftStore.getState();
    const { setup, replace } = useSetupStore.getState();
    change({ prompt: request.prompt, system: request.system ?? "", visited: true });
    replace(setupOfRun(request));
    router.push("/");
    if (draft.prompt.trim() === "" || draft.prompt === request.prompt) return;
    const undo = () => {
      change(draft);
      replace(setup);
    };
    showToast({ title: "The run’s prompt and setup replaced yours.", onUndo: undo });
  };
  return (
    <Button size="sm" disabled={!request} onClick={() => void open()}>
      Open in playground
    </Button>
  );
}
