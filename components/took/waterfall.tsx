import { candidateColour } from "@/components/ui/candidate-colour";
import { cx } from "@/components/ui/cx";
import { type Bar, drawTimes } from "@/lib/client/run-figures";

interface WaterfallProps {
  bars: readonly Bar[];
  atMs: number;
  /** Small: bare bars for the line. Large: each with its name and time. */
  size: "small" | "large";
  describe: (bar: Bar) => string;
}

/** Who ran when. A picture: the table beside it says the same in numbers. */
export function Waterfall({ bars, atMs, size, describe }: WaterfallProps) {
  const times = drawTimes(bars, atMs);
  const total = Math.max(1, ...times.map((time) => time.end));
  return (
    <div aria-hidden className={size === "small" ? "flex w-36 flex-col gap-px" : "flex flex-col gap-1.5"}>
      {bars.map((bar, index) => {
        const { start, end } = times[index] ?? { start: 0, end: 0 };
        const style = {
          marginLeft: `${(start / total) * 100}%`,
          width: `max(2px, ${((end - start) / total) * 100}%)`,
        };
        if (size === "small")
          return (
            <span
              key={bar.key}
              className={cx("block h-[3px] rounded-full", LOOK[bar.stage])}
              style={{ ...style, ...colourOf(bar) }}
            />
          );
        return (
          <div key={bar.key} className="grid grid-cols-[9rem_1fr] items-center gap-3 text-xs">
            <span className="truncate text-ink">
              {bar.label && bar.stage === "panel" ? `${bar.label}  ${bar.who}` : bar.who}
            </span>
            <span className="relative block h-5">
              <span
                className={cx("absolute inset-y-1 rounded-sm", LOOK[bar.stage])}
                style={{ left: style.marginLeft, width: style.width, ...colourOf(bar) }}
              />
              <LargeLabel text={describe(bar)} start={start / total} end={end / total} />
            </span>
          </div>
        );
      })}
    </div>
  );
}

/** After its bar, or before it where there is no room. */
function LargeLabel({ text, start, end }: { text: string; start: number; end: number }) {
  const after = end < 0.7;
  const style = after
    ? { left: `calc(${end * 100}% + 0.375rem)` }
    : { right: `calc(${(1 - start) * 100}% + 0.375rem)` };
  if (!after && start < 0.3)
    return (
      <span className="absolute right-1.5 rounded-sm bg-overlay px-1 text-ink tabular-nums leading-5">
        {text}
      </span>
    );
  return (
    <span className="absolute whitespace-nowrap text-muted tabular-nums leading-5" style={style}>
      {text}
    </span>
  );
}

const LOOK: Record<Bar["stage"], string> = {
  panel: "",
  debate: "",
  wait: "border border-line-strong border-dashed",
  judge: "bg-ink-strong",
};

function colourOf(bar: Bar): { background?: string } {
  return bar.label ? { background: candidateColour(bar.label).solid } : {};
}
