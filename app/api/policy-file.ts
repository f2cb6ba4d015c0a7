import { z } from "zod";
import type { PolicyFile } from "#core/domain/replenishment/policies.ts";

const minor = z.number().min(0).max(1_000_000);
const days = z.number().int().min(0).max(1_000);
const dayOfYear = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

const dated = <T extends z.ZodType>(value: T) =>
  z
    .array(
      z.strictObject({
        from: z.iso.date(),
        source: z.string().trim().min(1).max(300),
        certainty: z.enum(["verified", "likely", "assumed"]).default("likely"),
        value,
      }),
    )
    .max(50)
    .optional();

/** A file of policies as people write it. A word that is not known is a mistake, and said so. Amounts are cents of US dollars. */
export const policyFile = z
  .strictObject({
    rateCards: dated(
      z.strictObject({
        singleUnitMinor: minor.optional(),
        multiUnitMinor: minor.optional(),
        otherChannelUnitMinor: minor.nullable().optional(),
        hubPlacementMinor: minor.optional(),
        freeStorageDays: days.optional(),
        storagePerCubicFootDayMinor: minor.nullable().optional(),
        marketplacePercent: z.number().min(0).max(100).nullable().optional(),
      }),
    ),
    sellerShipping: dated(z.strictObject({ isAllowed: z.boolean() })),
    inboundRules: dated(
      z.strictObject({
        arriveWithinDays: days.optional(),
        closedAfterDays: days.optional(),
        meltingSeason: z
          .strictObject({ from: dayOfYear, until: dayOfYear })
          .optional(),
        truckNoticeBusinessDays: days.optional(),
        truckCancelHours: z.number().int().min(0).optional(),
        shelfLifeLeftDays: days.optional(),
        claimWithinDays: days.optional(),
        pallet: z
          .strictObject({
            heightInches: z.number().positive(),
            pounds: z.number().positive(),
          })
          .optional(),
        palletFloor: z
          .strictObject({
            lengthInches: z.number().positive(),
            widthInches: z.number().positive(),
          })
          .optional(),
        cartonPounds: z.number().positive().optional(),
        mostCartons: z.number().int().positive().nullable().optional(),
        mostPallets: z.number().int().positive().nullable().optional(),
        mostStoredUnits: z.number().int().min(0).nullable().optional(),
        mostStoredCubicFeet: z.number().min(0).nullable().optional(),
      }),
    ),
    exchangeRates: dated(
      z.strictObject({
        currency: z.string().regex(/^[A-Z]{3}$/),
        perDollar: z.number().positive(),
      }),
    ),
  })
  .refine((file) => Object.values(file).some((rows) => rows?.length), {
    error: "the file says nothing",
  });

/** @returns the file, or where it is not understood and why. */
export function readPolicyFile(
  text: string,
): { file: PolicyFile } | { wrong: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : "no JSON" };
  }
  const read = policyFile.safeParse(json);
  if (read.success) return { file: read.data as PolicyFile };
  const [issue] = read.error.issues;
  return {
    wrong: [issue?.path.join("."), issue?.message].filter(Boolean).join(": "),
  };
}
