import { type CSSProperties, useEffect, useRef } from "react";
import { useRunView, useRunViewStore } from "@/lib/client/run-view-store";
import { useRun } from "@/lib/client/use-run";
import { LABELS, type Label } from "@/lib/fusion/labels";
import { Column, columnId } from "./column";
import { ColumnTabs } from "./column-tabs";
import "./columns.css";
import "./highlights.css";

/** All columns: a grid at least 360 px each, up to four abreast; below 700 px one at a time, to swipe or tab through. */
export function ColumnGrid() {
  const count = useRun((run) => run.candidates.length);
  const labels = LABELS.slice(0, count);
  const scroller = useRef<HTMLDivElement>(null);
  useShowColumn(scroller);
  const trackSwipe = useSwipeTracking(labels);
  // Five and six stand better as three and three than as four and a rest.
  const abreast = count <= 4 ? count : count <= 6 ? 3 : 4;
  return (
    <div className="columns-frame flex min-w-0 flex-col gap-2">
      <ColumnTabs labels={labels} />
      <div
        ref={scroller}
        onScroll={trackSwipe}
        className="columns-grid"
        data-count={count}
        style={{ "--abreast": abreast } as CSSProperties}
      >
        {labels.map((label) => (
          <Column key={label} label={label} tall={count <= 4} />
        ))}
      </div>
    </div>
  );
}

/** On a narrow screen, brings the chosen column into view. */
function useShowColumn(scroller: React.RefObject<HTMLDivElement | null>) {
  const column = useRunView((view) => view.column);
  useEffect(() => {
    const box = scroller.current;
    const target = column && document.getElementById(columnId(column));
    if (!box || !target || box.scrollWidth <= box.clientWidth) return;
    const left = target.offsetLeft - box.offsetLeft;
    if (Math.abs(box.scrollLeft - left) > 2) box.scrollTo({ left });
  }, [column, scroller]);
}

/** After a swipe has come to rest, its column is the chosen one. */
function useSwipeTracking(labels: readonly Label[]) {
  const view = useRunViewStore();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return ({ currentTarget: box }: React.UIEvent<HTMLDivElement>) => {
    if (box.scrollWidth <= box.clientWidth) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const column = labels[Math.round(box.scrollLeft / Math.max(1, box.clientWidth))];
      if (column && column !== view.getState().column) view.setState({ column });
    }, 80);
  };
}
