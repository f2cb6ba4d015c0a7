import type { ProductText } from "./state.ts";

type Tier = "FAIR" | "GOOD";

export type Diagnosis = {
  field: "TITLE" | "DESCRIPTION" | "IMAGE" | "ATTRIBUTE" | "SIZE_CHART";
  results: { code: string; how_to_solve: string; quality_tier: Tier }[];
};

type Check = {
  field: Diagnosis["field"];
  code: string;
  how: string;
  tier: Tier;
  holds: (listing: ProductText) => boolean;
};

const checks: Check[] = [
  {
    field: "TITLE",
    code: "TITLE_TOO_SHORT",
    how: "Use a title of at least 40 characters",
    tier: "FAIR",
    holds: (l) => l.title.length >= 40,
  },
  {
    field: "DESCRIPTION",
    code: "DESCRIPTION_TOO_SHORT",
    how: "Describe the product in at least 300 characters",
    tier: "FAIR",
    holds: (l) => l.description.replace(/<[^>]*>/g, "").length >= 300,
  },
  {
    field: "IMAGE",
    code: "IMAGE_NUM_LT_5",
    how: "Add at least 5 images",
    tier: "GOOD",
    holds: (l) => l.images.length >= 5,
  },
  {
    field: "ATTRIBUTE",
    code: "KEY_ATTRIBUTE_MISSING",
    how: "Fill in the key attributes",
    tier: "GOOD",
    holds: (l) => l.attributes.length > 0,
  },
];

/** What would make a listing better, one entry for each field with something to improve. */
export function diagnose(listing: ProductText): Diagnosis[] {
  const failed = checks.filter((check) => !check.holds(listing));
  return [...new Set(failed.map((c) => c.field))].map((field) => ({
    field,
    results: failed
      .filter((c) => c.field === field)
      .map(({ code, how, tier }) => ({
        code,
        how_to_solve: how,
        quality_tier: tier,
      })),
  }));
}

/** A listing is as good as the recommendations it has left open allow. */
export function tierOf(found: Diagnosis[]): "POOR" | "FAIR" | "GOOD" {
  const open = found.flatMap((d) => d.results.map((r) => r.quality_tier));
  if (open.includes("FAIR")) return "POOR";
  return open.includes("GOOD") ? "FAIR" : "GOOD";
}
