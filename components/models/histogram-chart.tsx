import { AxisBottom, AxisLeft } from "@visx/axis";
import { scaleLinear, scaleLog } from "@visx/scale";
import type { SVGProps } from "react";
import { useWidth } from "@/components/ui/use-width";
import { formatCount } from "@/lib/client/format";
import { logTicks } from "@/lib/client/log-ticks";
import type { Spread } from "@/lib/contract/models";

const HEIGHT = 184;
/** Above: a line of text for each percentile. On the right: half of the last tick's label. */
const MARGIN = { top: 52, right: 28, bottom: 22, left: 34 };
const PERCENTILE_ROW = 16;
/** A tick's label and the room around it. */
const TICK_WIDTH = 62;
/** Where a scale of factors begins that has no 0: one bucket below 1. */
const LOWEST = 0.75;

const DASHES = { p50: undefined, p95: "5 3", p99: "1.5 3" };

interface HistogramChartProps {
  spread: Spread;
  format: (value: number) => string;
  /** What it shows, in a sentence. */
  label: string;
}

/** Bars on a logarithmic scale, with the percentiles marked and named where they stand. */
export function HistogramChart({ spread, format, label }: HistogramChartProps) {
  const [ref, width] = useWidth();
  return (
    <div ref={ref} style={{ height: HEIGHT }}>
      {width > 0 && (
        <svg role="img" aria-label={label} width={width} height={HEIGHT} className="block tabular-nums">
          <Drawing spread={spread} format={format} width={width} />
        </svg>
      )}
    </div>
  );
}

function Drawing({
  spread,
  format,
  width,
}: Pick<HistogramChartProps, "spread" | "format"> & { width: number }) {
  const { histogram, p50, p95, p99 } = spread;
  const from = Math.max(LOWEST, histogram[0]?.from ?? LOWEST);
  const to = histogram.at(-1)?.to ?? 1;
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const most = Math.max(1, ...histogram.map(({ count }) => count));
  const scaleX = scaleLog<number>({ domain: [from, to], range: [MARGIN.left, right] });
  const scaleY = scaleLinear<number>({ domain: [0, most], range: [bottom, MARGIN.top] });
  const x = (value: number) => scaleX(Math.max(from, value));
  const axis = { stroke: "var(--line-strong)", tickStroke: "var(--line-strong)", tickLength: 4 };
  return (
    <>
      {histogram.map((bucket) => (
        <rect
          key={bucket.from}
          x={x(bucket.from) + 0.5}
          y={scaleY(bucket.count)}
          width={Math.max(1, x(bucket.to) - x(bucket.from) - 1)}
          height={bottom - scaleY(bucket.count)}
          fill="var(--muted)"
          opacity={0.55}
        />
      ))}
      <AxisBottom
        {...axis}
        top={bottom}
        scale={scaleX}
        tickValues={logTicks(from, to, Math.floor((right - MARGIN.left) / TICK_WIDTH))}
        tickFormat={(value) => format(Number(value))}
        tickComponent={({ x, y, formattedValue }) => (
          <TickLabel x={x} y={y + 5} textAnchor="middle">
            {formattedValue}
          </TickLabel>
        )}
      />
      <AxisLeft
        {...axis}
        hideAxisLine
        left={MARGIN.left}
        scale={scaleY}
        tickValues={[0, most]}
        tickFormat={(value) => formatCount(Number(value))}
        tickComponent={({ x, y, formattedValue }) => (
          <TickLabel x={x - 3} y={y + 4} textAnchor="end">
            {formattedValue}
          </TickLabel>
        )}
      />
      {Object.entries({ p50, p95, p99 }).map(([name, value], row) => (
        <Percentile
          key={name}
          {...{ name, row, bottom }}
          x={x(value)}
          text={`${name} ${format(value)}`}
          // Towards the side that has more room.
          before={x(value) > (MARGIN.left + right) / 2}
        />
      ))}
    </>
  );
}

/** Plain text: the axes' own label is a picture in the picture to a screen reader. */
function TickLabel(props: SVGProps<SVGTextElement>) {
  return <text fill="var(--muted)" fontSize={11} {...props} />;
}

interface PercentileProps {
  name: string;
  text: string;
  x: number;
  /** Which line of text above the bars it has. */
  row: number;
  bottom: number;
  before: boolean;
}

function Percentile({ name, text, x, row, bottom, before }: PercentileProps) {
  const y = 12 + row * PERCENTILE_ROW;
  return (
    <g>
      <line
        {...{ x1: x, x2: x, y1: y - 9, y2: bottom }}
        stroke="var(--ink-strong)"
        strokeDasharray={DASHES[name as keyof typeof DASHES]}
      />
      <text
        x={before ? x - 5 : x + 5}
        y={y}
        textAnchor={before ? "end" : "start"}
        fill="var(--ink-strong)"
        fontSize={12}
        // The lines of the others pass behind it.
        stroke="var(--sunken)"
        strokeWidth={4}
        paintOrder="stroke"
      >
        {text}
      </text>
    </g>
  );
}
