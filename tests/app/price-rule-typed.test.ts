import { expect, test } from "vitest";
import { readFieldChange } from "#app/api/field-change.server.ts";

test.each([
  ["USD", "1.5", 150],
  ["JPY", "150", 150],
  ["KWD", "1.5", 1_500],
  ["JPY", "", 0],
])(
  "in %s an amount typed as “%s” adds %i of its smallest coins",
  (currency, add, addMinor) => {
    const typed = { kind: "price-rule", field: "price", percent: "10.5", add };
    const said = new Map(Object.entries({ ...typed, rounding: "none" }));
    expect(readFieldChange(said, currency)).toMatchObject({
      rule: { basisPoints: 1_050, addMinor, rounding: "none" },
    });
  },
);
