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
  storageQuota: {
    inboundRules: [
      {
        from: "2027-01-01",
        source: "Seller Center, storage quota",
        certainty: "verified",
        value: { mostStoredUnits: 5_000 },
      },
      {
        from: "2027-02-01",
        source: "Seller Center, storage quota",
        certainty: "verified",
        value: { mostStoredUnits: 4_000 },
      },
    ],
  },
} as const satisfies Record<string, PolicyFile>;
