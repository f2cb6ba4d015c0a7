import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { palette, type Tone } from "./palette.ts";

export type LinesProps<Row> = {
  rows: Row[];
  /** The field of the horizontal axis, and how it is written. */
  x: keyof Row & string;
  writeX: (value: Row[keyof Row]) => string;
  lines: {
    field: keyof Row & string;
    name: string;
    tone: Tone;
    dashed?: boolean;
  }[];
  /** Areas between two values: the field holds `[low, high]`. */
  bands?: {
    field: keyof Row & string;
    name: string;
    tone: Tone;
    opacity: number;
  }[];
  /** Bars on top of each other, behind the lines. */
  stacked?: {
    field: keyof Row & string;
    name: string;
    tone: Tone;
    opacity: number;
  }[];
  /** A level that counts, e.g. a reorder point. */
  marks?: { at: number; name: string; tone: Tone }[];
  writeY: (value: number) => string;
};

/** Below a picture: as many as fit side by side on a phone. */
const mostLabels = 5;

/** Whether some value has no neighbour to draw a line to. */
const isLonely = <Row,>(rows: Row[], field: keyof Row): boolean => {
  const isThere = (at: number) => (rows[at]?.[field] ?? null) !== null;
  return rows.some(
    (_, at) => isThere(at) && !isThere(at - 1) && !isThere(at + 1),
  );
};

/** Values over time, as lines, with the ranges around them as areas. Fills its parent. */
export default function Lines<Row extends object>({
  rows,
  x,
  writeX,
  lines,
  bands = [],
  stacked = [],
  marks = [],
  writeY,
}: LinesProps<Row>) {
  const tick = { fill: palette.text, fontSize: 12 };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        accessibilityLayer={false}
        data={rows}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid stroke={palette.quiet} vertical={false} />
        <XAxis
          dataKey={(row: Row) => row[x]}
          tickFormatter={writeX}
          tick={tick}
          // Told which to write, the library need not measure every label on the page.
          interval={Math.max(0, Math.ceil(rows.length / mostLabels) - 1)}
          stroke={palette.quiet}
        />
        <YAxis
          tickFormatter={writeY}
          tick={tick}
          width={56}
          stroke={palette.quiet}
        />
        <Tooltip
          labelFormatter={(value) => writeX(value as Row[keyof Row])}
          formatter={(value) =>
            Array.isArray(value)
              ? value.map((one) => writeY(Number(one))).join(" – ")
              : writeY(Number(value))
          }
        />
        <Legend />
        {bands.map(({ field, name, tone, opacity }) => (
          <Area
            key={field}
            dataKey={(row: Row) => row[field]}
            name={name}
            legendType="plainline"
            stroke="none"
            fill={palette[tone]}
            fillOpacity={opacity}
            isAnimationActive={false}
            connectNulls
          />
        ))}
        {stacked.map(({ field, name, tone, opacity }) => (
          <Bar
            key={field}
            dataKey={(row: Row) => row[field]}
            name={name}
            fill={palette[tone]}
            fillOpacity={opacity}
            legendType="rect"
            stackId="all"
            isAnimationActive={false}
          />
        ))}
        {lines.map(({ field, name, tone, dashed }) => (
          <Line
            key={field}
            dataKey={(row: Row) => row[field]}
            name={name}
            stroke={palette[tone]}
            legendType="plainline"
            strokeWidth={2}
            strokeDasharray={dashed ? "4 4" : undefined}
            dot={isLonely(rows, field) && { r: 3 }}
            isAnimationActive={false}
          />
        ))}
        {marks.map(({ at, name, tone }) => (
          <ReferenceLine
            key={name}
            y={at}
            // A level above all values is the one that counts most.
            ifOverflow="extendDomain"
            stroke={palette[tone]}
            strokeDasharray="2 4"
            label={{ value: name, fill: palette.text, fontSize: 12 }}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
