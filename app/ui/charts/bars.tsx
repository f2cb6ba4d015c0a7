import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { palette, type Tone } from "./palette.ts";

export type BarsProps<Row> = {
  rows: Row[];
  /** The field with each group's name. */
  name: keyof Row & string;
  bars: { field: keyof Row & string; name: string; tone: Tone }[];
  /** On top of each other, or side by side. */
  stacked?: boolean;
  /** Lying, for long names. */
  lying?: boolean;
  write: (value: number) => string;
};

/** Quantities of several groups. Fills its parent. */
export default function Bars<Row extends object>({
  rows,
  name,
  bars,
  stacked = false,
  lying = false,
  write,
}: BarsProps<Row>) {
  const tick = { fill: palette.text, fontSize: 12 };
  const names = {
    dataKey: (row: Row) => String(row[name]),
    type: "category",
    tick,
  } as const;
  // Of things that are counted there is no half.
  const allowDecimals = rows.some((row) =>
    bars.some(({ field }) => !Number.isInteger(row[field])),
  );
  const values = {
    type: "number",
    tickFormatter: write,
    tick,
    allowDecimals,
  } as const;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        accessibilityLayer={false}
        data={rows}
        layout={lying ? "vertical" : "horizontal"}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid
          stroke={palette.quiet}
          vertical={lying}
          horizontal={!lying}
        />
        <XAxis {...(lying ? values : names)} stroke={palette.quiet} />
        <YAxis
          {...(lying ? names : values)}
          width={lying ? 140 : 48}
          stroke={palette.quiet}
        />
        <Tooltip formatter={(value) => write(Number(value))} />
        {bars.length > 1 && <Legend />}
        {bars.map((bar) => (
          <Bar
            key={bar.field}
            dataKey={(row: Row) => row[bar.field]}
            name={bar.name}
            fill={palette[bar.tone]}
            stackId={stacked ? "all" : undefined}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
