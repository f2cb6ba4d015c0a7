import {
  Layer,
  Rectangle,
  ResponsiveContainer,
  Sankey,
  Tooltip,
} from "recharts";
import { palette } from "./palette.ts";

export type FlowProps = {
  /** Stages from left to right; links name them by their place in this list. */
  nodes: { name: string }[];
  links: { source: number; target: number; value: number }[];
  write: (value: number) => string;
};

/** How many went which way, as a Sankey diagram. Fills its parent. */
export default function Flow({ nodes, links, write }: FlowProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <Sankey
        accessibilityLayer={false}
        data={{ nodes, links }}
        nodePadding={28}
        margin={{ top: 8, right: 150, bottom: 8, left: 8 }}
        link={{ stroke: palette.main, strokeOpacity: 0.35 }}
        node={(stage) => <Stage {...stage} write={write} />}
      >
        <Tooltip formatter={(value) => write(Number(value))} />
      </Sankey>
    </ResponsiveContainer>
  );
}

function Stage({
  x,
  y,
  width,
  height,
  payload,
  write,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
  payload: { name: string; value: number };
  write: (value: number) => string;
}) {
  return (
    <Layer>
      <Rectangle
        x={x}
        y={y}
        width={width}
        height={height}
        fill={palette.strong}
      />
      <text
        x={x + width + 8}
        y={y + height / 2}
        dominantBaseline="middle"
        fontSize={13}
        fill="var(--p-color-text)"
      >
        {`${payload.name} (${write(payload.value)})`}
      </text>
    </Layer>
  );
}
