import { Diff, Gavel } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { PickButton } from "@/components/ui/pick-button";
import { showToast } from "@/components/ui/toast";
import { loadPersistently } from "@/lib/client/load-persistently";
import { useRunView, useRunViewStore } from "@/lib/client/run-view-store";
import { useRun, useRunStore } from "@/lib/client/use-run";
import { findShownFusion, useShownFusion } from "@/lib/client/use-shown-fusion";
import { useVote } from "@/lib/client/use-vote";
import { bestSingleText } from "./best-single-text";

// The diff is asked for by few: its code comes with the first click.
const CompareDialog = lazy(() => loadPersistently(() => import("./compare-dialog")));

/** Copy, sources, comparison, judge again. */
export function AnswerActions() {
  const store = useRunStore();
  const { readOnly } = store.access;
  const view = useRunViewStore();
  const answered = useShownFusion((fusion) => (fusion?.answer ?? "") !== "");
  const text = () => findShownFusion(store.getState().run ?? EMPTY, view.getState().fusion)?.answer ?? "";
  return (
    <div className="flex flex-wrap items-center gap-1">
      <SourceToggles />
      <Compare />
      {!readOnly && (
        <Button size="sm" variant="ghost" title="R" onClick={() => view.setState({ judgeAgain: true })}>
          <Gavel className="size-3.5" aria-hidden />
          Judge again
        </Button>
      )}
      {answered && <CopyButton text={text} label="Copy the answer" />}
      {answered && <Vote />}
    </div>
  );
}

const tellRefusal = (message: string) => {
  showToast({ title: message, tone: "bad" });
};

function Vote() {
  const { isOpen, pick, pending, cast, withdraw } = useVote(tellRefusal);
  const id = useShownFusion((fusion) => fusion?.id ?? null);
  const answer = useShownFusion((fusion) => fusion?.answer ?? "");
  // A candidate's own words, word for word, are a vote for that candidate.
  const isPicked = useRun((run) =>
    run.candidates.some(({ label, text }) => label === pick && text === answer),
  );
  if (!isOpen || id === null) return null;
  return (
    <PickButton
      what="the final answer"
      picked={pick === id || isPicked}
      disabled={pending}
      onPick={() => cast(id)}
      onWithdraw={withdraw}
    />
  );
}

const EMPTY = { fusions: [] } as never;

function SourceToggles() {
  const view = useRunViewStore();
  const { showSources, showUnused } = useRunView((state) => state);
  const has = useShownFusion((fusion) => (fusion?.provenance?.sentences.length ?? 0) > 0);
  if (!has) return null;
  return (
    <>
      <Toggle on={showSources} onChange={(on) => view.setState({ showSources: on })}>
        Sources
      </Toggle>
      <Toggle on={showUnused} onChange={(on) => view.setState({ showUnused: on })}>
        Dim unused
      </Toggle>
    </>
  );
}

function Toggle({
  on,
  onChange,
  children,
}: {
  on: boolean;
  onChange: (on: boolean) => void;
  children: string;
}) {
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-pressed={on}
      onClick={() => onChange(!on)}
      className={on ? "bg-pressed" : undefined}
    >
      {children}
    </Button>
  );
}

function Compare() {
  const store = useRunStore();
  const view = useRunViewStore();
  const [texts, setTexts] = useState<ReturnType<typeof bestSingleText>>(null);
  const useful = useShownFusion(
    (fusion) => fusion !== null && fusion.verdict !== null && fusion.outcome?.kind === "merged",
  );
  if (!useful) return null;
  function open() {
    const run = store.getState().run;
    setTexts(run && bestSingleText(run, findShownFusion(run, view.getState().fusion)));
  }
  return (
    <>
      <Button size="sm" variant="ghost" onClick={open}>
        <Diff className="size-3.5" aria-hidden />
        Compare with best single
      </Button>
      {texts && (
        <Suspense fallback={null}>
          <CompareDialog {...texts} onClose={() => setTexts(null)} />
        </Suspense>
      )}
    </>
  );
}
