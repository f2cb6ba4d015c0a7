import type { CodeFamilies } from "../error-codes.ts";

/** Refusals of orders, packages and documents. Source: TikTok Shop Partner Center, the error lists of the order, fulfillment and logistics pages. */
export const ordersCodes: CodeFamilies = {
  platform_internal: [
    10002014, 10002015, 10006402, 10037002, 10037003, 10037004, 11001027,
    11001031, 11006010, 11034025, 21001008, 21001011, 21001043, 21022026,
    21022028, 21022029, 21022030, 21023034,
  ],
  subject_not_found: [21008111, 21011001, 21011028],
  destination_unreachable: [11021009, 21021010],
  // Shipped by TikTok (21008025), on hold (21011044), shipped already, after-sale request open, cancelled, combined, invoice missing.
  order_not_shippable: [
    21004019, 21004020, 21008025, 21008042, 21008044, 21008099, 21008117,
    21011003, 21011004, 21011006, 21011007, 21011012, 21011013, 21011020,
    21011027, 21011029, 21011030, 21011033, 21011036, 21011041, 21011042,
    21011043, 21011044, 21011046, 21011048, 21022025, 21032001, 21042056,
    21042057,
  ],
  // The number or the carrier.
  tracking_refused: [
    11028006, 21004012, 21004015, 21004016, 21011022, 21011025, 21011026,
    21034012,
  ],
  // Whatever the number: blocked by rule, its time over, the one correction or all of them made.
  tracking_locked: [21011049, 21011050, 21011051, 21011052],
  document_not_ready: [11034023, 11034037, 21023022],
  document_unavailable: [
    11034002, 21008017, 21008043, 21008109, 21023035, 21023046, 21023059,
    21042102, 21042104,
  ],
  seller_not_entitled: [21008106, 21008116],
  warehouse_refused: [11005004, 11034009],
  // Bad parameters, and numbers without a meaning.
  request_refused: [
    10007002, 11005010, 11006005, 11006026, 11050001, 21001001, 21001029,
    21001055, 21008300, 21034006,
  ],
};
