import { ArrowDown } from "lucide-react";
import { useEffect, useState } from "react";
import { ANSWER_ID } from "@/components/answer/answer-pane";
import { useShownFusion } from "@/lib/client/use-shown-fusion";

/** While the answer is written out of sight: a quiet offer to go there. The page itself never jumps. */
export function AnswerPill() {
  const writing = useShownFusion((fusion) => fusion?.status === "running" && fusion.answer !== "");
  const done = useShownFusion((fusion) => fusion?.status === "completed");
  const [offered, setOffered] = useState(false);
  const [seen, setSeen] = useState(false);

  useEffect(() => {
    if (!writing) return;
    setOffered(true);
    setSeen(false);
  }, [writing]);

  useEffect(() => {
    const answer = document.getElementById(ANSWER_ID);
    if (!offered || !answer) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setSeen(true);
      },
      { rootMargin: "0px 0px -96px 0px" },
    );
    observer.observe(answer);
    return () => observer.disconnect();
  }, [offered]);

  if (!offered || seen || !(writing || done)) return null;
  return (
    <button
      type="button"
      onClick={() => document.getElementById(ANSWER_ID)?.scrollIntoView({ block: "start" })}
      className="fixed bottom-4 left-1/2 z-30 flex h-8 -translate-x-1/2 items-center gap-1.5 rounded-full border border-line-strong bg-overlay px-3 text-ink text-sm shadow-popup hover:bg-hover"
    >
      <ArrowDown className="size-3.5 text-muted" aria-hidden />
      {done ? "The answer is ready" : "The answer is being written"}
    </button>
  );
}
