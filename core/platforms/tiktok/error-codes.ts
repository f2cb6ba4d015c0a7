import type { ErrorCode } from "#core/errors/catalog.ts";

/** TikTok's codes by what they mean to us. A code that is not listed is `request_refused`, with the platform's words. */
const families: Partial<Record<ErrorCode, readonly number[]>> = {
  // 105002 expired token; 101000 token, user and shop do not fit; 36004xxx the token host's refusals.
  authorization_expired: [105002, 101000, 36004001, 36004004, 36004005],
  scope_missing: [105005],
  // 36009037 is the hourly quota of development shops; 177001008 counts MCF orders only.
  platform_throttled: [36009002, 36009037, 177001008],
  platform_internal: [
    36009003, 36009007, 10002014, 10002015, 10006402, 10037002, 10037003,
    10037004, 11001027, 11001031, 21001003, 21001008, 21001011, 21001043,
    21022028, 21022029, 21022030, 177001009,
  ],
  subject_not_found: [
    12019008, 12019150, 12052032, 12052048, 12052260, 21008111, 21011001,
    21011028, 177001010,
  ],
  // 21008025 shipped by TikTok; 21011044 on hold; then shipped already, after-sale request open, cancelled, combined.
  order_not_shippable: [
    21008025, 21011044, 21011006, 21011020, 21008099, 21011040, 21042056,
    21011027, 21011030, 21008044, 21011007, 21011041, 21011042, 21011003,
    21011004, 21011012, 21011013, 21011033, 21011036, 21011046, 21011048,
    21008042, 21008117, 21022025, 21032001, 21042057,
  ],
  tracking_refused: [
    21011022, 21011025, 21011026, 11028006, 21034012, 21004012, 21004015,
    21004016, 21011049, 21011050, 21011051, 21011052,
  ],
  goods_unknown: [177001002],
  address_refused: [177001003],
  network_out_of_stock: [177001004],
  network_not_enabled: [177001006, 177001013],
  destination_unreachable: [177001011],
  too_late_to_cancel: [177001012],
};

const byCode = new Map<number, ErrorCode>();
for (const [ours, theirs] of Object.entries(families))
  for (const code of theirs) byCode.set(code, ours as ErrorCode);

/** The code under which the gateway gathers every fault of the common parameters; only the words tell them apart. */
const badCommonParameter = 36009004;

/** What a non-zero code means to us, or null for a code that we do not know. */
export function meaningOf(code: number, message: string): ErrorCode | null {
  if (code === badCommonParameter && /token/i.test(message))
    return "authorization_expired";
  return byCode.get(code) ?? null;
}

/** Refusals that a newer access token can cure. */
export const isStaleToken = (code: number | null, message: string): boolean =>
  code === 105002 || (code === badCommonParameter && /token/i.test(message));

/** Milliseconds to wait where a throttled answer names none. */
export const patienceAfter = (code: number | null): number =>
  code === 36009037 ? 600_000 : code === 177001008 ? 5_000 : 1_000;

/** Partial failure: `data.errors` holds one entry per refused item. */
export const partialFailure = 12052990;
/** The external id of a multi-channel order is taken by an active one. */
export const duplicateReference = 177001007;
