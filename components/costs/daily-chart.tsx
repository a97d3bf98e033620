import { AxisBottom, AxisLeft } from "@visx/axis";
import { scaleBand, scaleLinear } from "@visx/scale";
import type { SVGProps } from "react";
import { useWidth } from "@/components/ui/use-width";
import { describeDays, findDearest } from "@/lib/client/describe-days";
import { formatRoughUsd } from "@/lib/client/describe-estimate";
import { formatShortDay } from "@/lib/client/format-day";
import { formatExactUsd } from "@/lib/client/format-exact-usd";
import type { UsageRow } from "@/lib/contract/usage";
import { CHART_HEIGHT } from "./chart-size";

/** Above: the words for the dearest day, and the question mark of its bar below them. */
const MARGIN = { top: 34, right: 12, bottom: 22, left: 64 };
/** A tick's label and the room around it. */
const TICK_WIDTH = 64;
const WIDEST_BAR = 56;

/** Bars of what is known, with what is estimated in stripes on top; days with an unknown cost carry a question mark. */
export function DailyChart({ days }: { days: readonly UsageRow[] }) {
  const [ref, width] = useWidth();
  return (
    <div ref={ref} style={{ height: CHART_HEIGHT }}>
      {width > 0 && (
        <svg
          role="img"
          aria-label={describeDays(days)}
          width={width}
          height={CHART_HEIGHT}
          className="block tabular-nums"
        >
          <Drawing days={days} width={width} />
        </svg>
      )}
    </div>
  );
}

function Drawing({ days, width }: { days: readonly UsageRow[]; width: number }) {
  const right = width - MARGIN.right;
  const bottom = CHART_HEIGHT - MARGIN.bottom;
  const dearest = findDearest(days);
  const most = dearest ? amountOf(dearest) : 1;
  const scaleX = scaleBand<string>({
    domain: days.map(({ key }) => key),
    range: [MARGIN.left, right],
    padding: days.length > (right - MARGIN.left) / 4 ? 0 : 0.2,
  });
  const scaleY = scaleLinear<number>({ domain: [0, most], range: [bottom, MARGIN.top] });
  const bar = Math.min(WIDEST_BAR, scaleX.bandwidth());
  const middle = (day: string) => (scaleX(day) ?? 0) + scaleX.bandwidth() / 2;
  const axis = { stroke: "var(--line-strong)", tickStroke: "var(--line-strong)", tickLength: 4 };
  return (
    <>
      <Stripes />
      {days.map((day) => (
        <DayBar key={day.key} day={day} x={middle(day.key)} width={bar} scaleY={scaleY} />
      ))}
      <AxisBottom
        {...axis}
        top={bottom}
        scale={scaleX}
        tickValues={everyNth(days, Math.ceil((days.length * TICK_WIDTH) / (right - MARGIN.left)))}
        tickComponent={({ x, y, formattedValue }) => (
          <TickLabel x={x} y={y + 5} textAnchor="middle">
            {formatShortDay(formattedValue ?? "")}
          </TickLabel>
        )}
      />
      <AxisLeft
        {...axis}
        hideAxisLine
        left={MARGIN.left}
        scale={scaleY}
        tickValues={[0, most]}
        tickFormat={(value) => formatTick(Number(value))}
        tickComponent={({ x, y, formattedValue }) => (
          <TickLabel x={x - 3} y={y + 4} textAnchor="end">
            {formattedValue}
          </TickLabel>
        )}
      />
      {dearest && <DearestLabel day={dearest} x={middle(dearest.key)} width={width} />}
    </>
  );
}

function DayBar({
  day,
  x,
  width,
  scaleY,
}: {
  day: UsageRow;
  /** Its middle. */
  x: number;
  width: number;
  scaleY: (usd: number) => number;
}) {
  const [base, known, top] = [scaleY(0), scaleY(day.knownUsd), scaleY(amountOf(day))];
  const left = x - width / 2;
  return (
    <g>
      <rect x={left} y={known} width={width} height={base - known} fill="var(--muted)" opacity={0.7} />
      {day.estimatedUsd > 0 && (
        <rect
          {...{ x: left, y: top, width, height: known - top }}
          fill="url(#estimated)"
          stroke="var(--muted)"
          strokeWidth={0.5}
        />
      )}
      {day.unknownCalls > 0 && (
        <TickLabel x={x} y={top - 4} textAnchor="middle">
          ?
        </TickLabel>
      )}
    </g>
  );
}

function DearestLabel({ day, x, width }: { day: UsageRow; x: number; width: number }) {
  // Towards the side that has more room.
  const before = x > width / 2;
  return (
    <text
      x={x}
      y={11}
      textAnchor={before ? "end" : "start"}
      fill="var(--ink-strong)"
      fontSize={12}
    >{`${formatShortDay(day.key)}: ${formatExactUsd(amountOf(day))}`}</text>
  );
}

function Stripes() {
  return (
    <defs>
      <pattern
        id="estimated"
        width={4}
        height={4}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line x1={0} y1={0} x2={0} y2={4} stroke="var(--muted)" strokeWidth={2.5} />
      </pattern>
    </defs>
  );
}

/** Plain text: the axes' own label is a picture in the picture to a screen reader. */
function TickLabel(props: SVGProps<SVGTextElement>) {
  return <text fill="var(--muted)" fontSize={11} {...props} />;
}

/** As short as it may be: the dearest day has its exact words. */
function formatTick(usd: number): string {
  if (usd === 0) return "$0";
  return usd < 0.01 ? formatExactUsd(usd) : formatRoughUsd(usd);
}

function amountOf({ knownUsd, estimatedUsd }: UsageRow): number {
  return knownUsd + estimatedUsd;
}

/** Counted from the last day, which is the one that is looked for. */
function everyNth(days: readonly UsageRow[], n: number): string[] {
  return days.filter((_, index) => (days.length - 1 - index) % Math.max(1, n) === 0).map(({ key }) => key);
}
