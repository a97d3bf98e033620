import { Dialog, DialogContent } from "@/components/ui/dialog";
import { useRunView, useRunViewStore } from "@/lib/client/run-view-store";
import { JudgeAgainForm } from "./judge-again-form";

/** Another judging of the same candidates, beside the ones before; the pool is not paid for again. */
export function JudgeAgainDialog() {
  const view = useRunViewStore();
  const open = useRunView((state) => state.judgeAgain);
  const close = () => view.setState({ judgeAgain: false });
  return (
    <Dialog open={open} onOpenChange={(judgeAgain) => view.setState({ judgeAgain })}>
      <DialogContent
        title="Judge again"
        description="The same answers, another judging beside the first. The pool is not asked again."
        className="max-w-md"
      >
        {open && <JudgeAgainForm onDone={close} />}
      </DialogContent>
    </Dialog>
  );
}
