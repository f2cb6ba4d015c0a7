import type { PolicyFile } from "#core/domain/replenishment/policies.ts";

/** Files to begin with: what is rehearsed most. The dates and amounts are to be changed. */
export const policyExamples = {
  feeCard: {
    rateCards: [
      {
        from: "2027-06-01",
        source: "TikTok Shop's letter to sellers",
        certainty: "likely",
        value: {
          singleUnitMinor: 390,
          multiUnitMinor: 310,
          freeStorageDays: 45,
          storagePerCubicFootDayMinor: 3,
        },
      },
    ],
  },
  noSellerShipping: {
    sellerShipping: [
      {
        from: "2027-06-01",
        source: "TikTok Shop's letter to sellers",
        certainty: "likely",
        value: { isAllowed: false },
      },
    ],
  },
} as const satisfies Record<string, PolicyFile>;
