import { memo } from "react";
import { candidateColour } from "@/components/ui/candidate-colour";
import { cx } from "@/components/ui/cx";
import { useRunView, useRunViewStore } from "@/lib/client/run-view-store";
import { useCandidateName } from "@/lib/client/use-candidate-name";
import type { Label } from "@/lib/fusion/labels";
import { ColumnBody } from "./column-body";
import { ColumnFooter } from "./column-footer";
import { ColumnHeader } from "./column-header";
import { ColumnProgress } from "./column-progress";

export const columnId = (label: Label) => `column-${label}`;

/** One candidate: header, its own scroll, figures. Its height is reserved, so that nothing moves while it fills. */
export const Column = memo(function Column({ label, tall }: { label: Label; tall: boolean }) {
  const view = useRunViewStore();
  const focused = useRunView((state) => state.column === label);
  const name = useCandidateName(label);
  return (
    <section
      id={columnId(label)}
      aria-label={`${label}: ${name}`}
      tabIndex={-1}
      onFocusCapture={() => view.setState({ column: label })}
      className={cx(
        "group/column flex w-full min-w-0 shrink-0 snap-center flex-col scroll-mt-14 rounded-lg border bg-raised focus-visible:outline-offset-[-2px] tabs:w-auto tabs:shrink",
        tall ? "h-[clamp(22rem,54vh,42rem)]" : "h-[clamp(20rem,44vh,34rem)]",
        focused ? "border-line-strong" : "border-line",
      )}
    >
      <span aria-hidden className={cx("h-0.5 shrink-0 rounded-t-lg", candidateColour(label).bg)} />
      <ColumnHeader label={label} />
      <ColumnProgress label={label} />
      <ColumnBody label={label} />
      <ColumnFooter label={label} />
    </section>
  );
});
