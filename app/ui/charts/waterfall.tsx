import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  LabelList,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from "recharts";
import { palette, type Tone } from "./palette.ts";

export type WaterfallStep = {
  name: string;
  /** How much this step adds or takes; the last step is the sum itself. */
  quantity: number;
  isSum?: boolean;
};

/** From the first term to the sum, one bar a term, each beginning where the one before it ended. Fills its parent. */
export default function Waterfall({
  steps,
  write,
}: {
  steps: WaterfallStep[];
  write: (step: WaterfallStep) => string;
}) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        accessibilityLayer={false}
        data={spansOf(steps, write)}
        margin={{ top: 20, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid stroke={palette.quiet} vertical={false} />
        <XAxis
          dataKey="name"
          interval={0}
          tick={{ fill: palette.text, fontSize: 12 }}
          stroke={palette.quiet}
        />
        <YAxis
          tick={{ fill: palette.text, fontSize: 12 }}
          width={48}
          stroke={palette.quiet}
        />
        <ReferenceLine y={0} stroke={palette.text} />
        <Bar dataKey="span" isAnimationActive={false}>
          <LabelList dataKey="said" position="top" fill={palette.text} />
          {spansOf(steps, write).map(({ name, tone }) => (
            <Cell key={name} fill={palette[tone]} />
          ))}
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

type Span = { name: string; span: [number, number]; said: string; tone: Tone };

function spansOf(
  steps: WaterfallStep[],
  write: (step: WaterfallStep) => string,
): Span[] {
  let level = 0;
  return steps.map((step) => {
    const from = step.isSum ? 0 : level;
    const to = step.isSum ? step.quantity : level + step.quantity;
    level = to;
    return {
      name: step.name,
      span: [Math.min(from, to), Math.max(from, to)],
      said: write(step),
      tone: step.isSum ? "strong" : step.quantity < 0 ? "bad" : "main",
    };
  });
}
