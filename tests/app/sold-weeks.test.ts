import { expect, test } from "vitest";
import { weeksOf } from "../../app/queries/sold-weeks.ts";

test("weeks end with the last day, and say what each channel sold", () => {
  const days = Array.from({ length: 16 }, (_, i) => ({
    day: `2026-03-${String(i + 1).padStart(2, "0")}`,
    byChannel: { storefront: 1, marketplace: i },
    units: 1 + i,
  }));
  expect(weeksOf(days)).toEqual([
    {
      from: "2026-03-03",
      units: 42,
      byChannel: { storefront: 7, marketplace: 35 },
    },
    {
      from: "2026-03-10",
      units: 91,
      byChannel: { storefront: 7, marketplace: 84 },
    },
  ]);
});
