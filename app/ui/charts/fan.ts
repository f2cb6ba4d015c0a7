/** How sure a forecast is, as two bands: the half that is likely, and nearly all. */
export function fanOf(quantile: (probability: number) => number): {
  likely: [number, number];
  range: [number, number];
} {
  return {
    likely: [quantile(0.25), quantile(0.8)],
    range: [quantile(0.1), quantile(0.95)],
  };
}

/** The bands of `fanOf` as `Lines` draws them, the wide one behind. */
export const fanBands = (names: { range: string; likely: string }) => [
  {
    field: "range" as const,
    name: names.range,
    tone: "main" as const,
    opacity: 0.15,
  },
  {
    field: "likely" as const,
    name: names.likely,
    tone: "main" as const,
    opacity: 0.3,
  },
];
