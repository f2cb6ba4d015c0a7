import { expect, test } from "vitest";
import { catalog, type ErrorCode } from "#core/errors/catalog.ts";
import { endpoints } from "#core/platforms/tiktok/endpoints.ts";
import { meaningOf } from "#core/platforms/tiktok/error-codes.ts";
import { type Remedy, remedyOf } from "#core/platforms/tiktok/remedies.ts";
import contract from "../../../sandbox/contracts/tiktok-shop.json" with {
  type: "json",
};
import specimen from "../../specimens/tiktok/error-codes.json" with {
  type: "json",
};

const documented = Object.entries(specimen.codes).map(
  ([code, says]): [number, string] => [Number(code), says],
);

test("R1 the specimen holds every code that the contract names for our endpoints", () => {
  const ours = new Set(
    Object.values(endpoints).map(({ method, path }) => `${method} ${path}`),
  );
  const named = contract.endpoints
    .filter(({ method, path }) => ours.has(`${method} ${path}`))
    .flatMap(({ error_codes }) => error_codes as number[]);
  expect(named.filter((code) => !(String(code) in specimen.codes))).toEqual([]);
});

test("R1 every documented code has a meaning, with title and fix for a merchant", () => {
  const unknown = documented.filter(([code]) => {
    const meaning = meaningOf(code, "");
    return meaning === null || !catalog[meaning].title || !catalog[meaning].fix;
  });
  expect(unknown).toEqual([]);
});

/** What may be done about each kind of fault that the documentation describes. */
const allowed: Record<string, Remedy[]> = {
  auth: ["re-authorise", "fix"],
  rate: ["retry"],
  transient: ["retry"],
  caller: ["fix", "give up"],
  state: ["fix", "give up"],
  config: ["fix"],
  final: ["fix", "give up"],
  unknown: ["fix"],
};

test.each(documented)(
  "R2 code %i (%s) is met with a fitting remedy",
  (code, says) => {
    const meaning = meaningOf(code, "") as ErrorCode;
    const remedy = remedyOf(meaning);
    expect(allowed[says.split(":")[0] ?? ""]).toContain(remedy);
    expect(catalog[meaning].retry).toBe(remedy === "retry" ? "later" : "never");
  },
);

test.each([
  [25011010, "request_not_yours"],
  [25011023, "request_not_yours"],
  [25011026, "request_not_yours"],
  // Answered or withdrawn: these alone are moot.
  [25011012, "request_settled"],
  [25020009, "request_settled"],
  [12052376, "list_price_refused"],
])(
  "R1 what %i means is told in words that are true of it: %s",
  (code, ours) => {
    expect(meaningOf(code, "")).toBe(ours);
  },
);

test("R1 of faults of a product's data that the documentation words, few share one fix that names nothing", () => {
  const worded = documented.filter(
    ([code, says]) =>
      says !== "unknown" && meaningOf(code, "") === "listing_refused",
  );
  expect(worded.map(([code]) => code)).toEqual([12052990, 12052996]);
});
