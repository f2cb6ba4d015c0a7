import { expect, test } from "vitest";
import { accuracyTable } from "../../bin/bench/accuracy-table.ts";

test("coverage at half, nine tenths and nineteen twentieths stands under its head, for 14 and 28 days", () => {
  const report = {
    cases: 4,
    rmsse: 0.6,
    wrmsse: 0.7,
    wape: 0.3,
    bias: -0.08,
    windows: [
      {
        days: 14,
        pinball: [0.1, 0.2, 0.3, 0.4, 0.5],
        coverage: [0.51, 0.76, 0.91, 0.96, 0.98],
      },
      {
        days: 28,
        pinball: [0.6, 0.7, 0.8, 0.9, 1],
        coverage: [0.49, 0.74, 0.89, 0.94, 0.97],
      },
    ],
  };
  const [heads = "", cells = ""] = accuracyTable(
    new Map([["Quayside", report]]),
  );
  const under = (head: string) => {
    const end = heads.indexOf(head) + head.length;
    return cells.slice(end - 9, end).trim();
  };
  expect(
    [14, 28].flatMap((days) =>
      [50, 90, 95].map((p) => under(`cov${p} ${days}d`)),
    ),
  ).toEqual(["51.0 %", "91.0 %", "96.0 %", "49.0 %", "89.0 %", "94.0 %"]);
  expect(under("PL90 28d")).toBe("0.800");
  expect(under("WAPE28")).toBe("0.300");
});
