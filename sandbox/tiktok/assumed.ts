/**
 * Everything that the public sources leave open and that the sandbox had to decide. One name per decision, so that a
 * fact learned from the live platform is a one-line change here and nowhere else. What is documented is not in this file.
 */

/** HTTP statuses of gateway refusals. 400 (app_key) and 404 (path) were seen live by third parties; the rest are guesses. */
export const httpStatus = {
  unknownPath: 404,
  wrongMethod: 405,
  badAppKey: 400,
  badCommonParameter: 400,
  badSignature: 401,
  badToken: 401,
  tokenExpired: 401,
  cipherMissing: 400,
  badBody: 400,
  badParameter: 200,
  rateLimited: 429,
  /** A changelog line pairs 409 with "duplicate" in FBT without naming the code. */
  fbtDuplicate: 409,
  tokenHostRefusal: 200,
  scopeMissing: 401,
  /** The changelog pairs 401 with inactive shops and sellers. */
  inactive: 401,
} as const;

/** `DELETE`d, revoked and never issued tokens look the same from outside: 36009004. */
export const codeOfUnknownToken = 36_009_004;
/** A cipher that belongs to no authorized shop (one third-party test shows 106011). */
export const codeOfWrongCipher = 106_011;
/** A cipher of a shop that another seller has authorized: "token, user type and shop do not fit together". */
export const codeOfForeignCipher = 101_000;
/** Where a page names several scopes, any one of them opens the endpoint. */
export const oneScopeIsEnough = true;

/** What the token host says to a caller it does not know, and to an unknown grant type; no page lists a code. */
export const codeOfWrongAppSecret = 36_004_003;
export const codeOfWrongGrantType = 36_004_002;
/** Get Order Detail leaves unknown ids out of the answer; only when none is known it refuses. */
export const codeOfNoOrderFound = 21_008_111;

/** Life of an access token is documented (7 days); the authorization period is picked by the seller. */
export const authorizationDays = 365;
/** "Daily at 0:00 from thirty days before the end"; of which time zone is not said: UTC here. */
export const expiryLetterDays = 30;
/** Refresh hands out a new refresh token; the one before stays good this long, so that a lost answer is not a lost shop. */
export const previousRefreshTokenSeconds = 600;
/** The official Node SDK sends `authorized_code` when it refreshes; production must live with that. */
export const refreshGrantTypes = ["refresh_token", "authorized_code"];

/** Zero is outside the documented range 1..99,999, but many integrations send it. */
export const stockQuantityRange = { min: 0, max: 99_999 };
/** Whether the stock of FBT centres is listed, under the shop-side warehouse id, in product and inventory answers. */
export const fbtWarehousesShownInProductInventory = true;
/** One bad warehouse refuses the whole SKU; other SKUs of the call go through. */
export const codeOfPartialStockFailure = { some: 0, none: 12_052_990 };
/** A search that begins beyond this row is refused; how the limit of 10,000 results counts is not told. */
export const productSearchCeiling = 10_000;
/** Nothing can be written at a warehouse that is switched off; asking for it all the same would leave its SKUs without an answer. */
export const switchedOffWarehouseIsListed = false;
/** `changed_fields` of webhook 15 has no word for a price. */
export const changedFieldOfPrice = "others";
/** The samples of webhooks 5, 16 and 37 write product_id as a JSON number beyond 2^53; every other one as a string. */
export const productIdIsNumberInTypes: readonly number[] = [5, 16, 37];
/** The field table of webhook 58 calls is_platform_closed a string, the API answer a boolean. */
export const platformClosedOnWire = (closed: boolean): unknown =>
  String(closed);
/** Webhook 68 is documented without an envelope; here it comes in the usual one, as its variant 71 is said to. */
export const ownerOfInventoryLetter = "shop" as const;
/** PARTIALLY_SHIPPING is not among the documented values of webhook 1. */
export const statusesWithoutLetter: readonly string[] = ["PARTIALLY_SHIPPING"];

/** The list of record types has CONSIGN_ORDER, the sample of the page shows OUTBOUND_ORDER with an OBF id. */
export const recordTypeOfConsignment = {
  MCF: "CONSIGN_ORDER",
  ORDER: "OUTBOUND_ORDER",
} as const;
/** A cancel call without consign_orders closes everything that is still open. */
export const cancelWithoutConsignIdsMeansAll = true;
/** The warehouse takes a released order after this share of the dock's time; from then on 177001012. */
export const pushedAfterShareOfDockTime = 0.5;
/** Shipping an inbound order passes READY_TO_SHIP at once; arrival at a centre is DELIVERED until the counting begins. */
export const inboundStepsNotTold: readonly string[] = [
  "WORKING",
  "READY_TO_SHIP",
  "INTERNAL_TRANSFER",
  "DELIVERED",
];
/** Orders of one plan must arrive within two weeks of the first; a later one is turned away at the door. */
export const planArrivalMs = 14 * 86_400_000;
/** An order whose goods are never all found is closed by itself. */
export const inboundCloseMs = 75 * 86_400_000;
export const placementLifeMs = 86_400_000;
/** The page's sample escapes the ampersand of the address once more than JSON demands. */
export const ampersandInLabelUrl = "\\u0026";
/** Fees are not published: per unit, for sending to a hub. */
export const hubFeeCentsPerUnit = 30;
/** External ids whose order has come to this end may be used again. */
export const finishedMcfStatuses: readonly string[] = ["CLOSED", "COMPLETED"];

/** The hour in which a buyer may change his mind (documented; here because everything else about time is). */
export const remorseMs = 3_600_000;
/** An order that nobody pays is given up. */
export const unpaidMs = 2 * 86_400_000;
/** From granting a cancellation or a return to the money being back with the buyer. */
export const refundMs = 86_400_000;
/** Time of a seller to answer a refund, a return or a parcel that came back; silence is a yes. */
export const sellerAnswerMs = 2 * 86_400_000;
/** Time of a buyer to send goods back; after it the request is closed. */
export const buyerShipMs = 10 * 86_400_000;
/** Time of a buyer to answer an offer of a partial refund; silence is a no. */
export const buyerAnswerMs = 2 * 86_400_000;
/** From the buyer's post office to the shelf. */
export const returnTransitMs = 3 * 86_400_000;
/** Eligibility names a refund without return `REFUND` when asked and is documented to answer `RETURN`. */
export const refundTypeInEligibility = "REFUND";
export const deliveryOptionName = "Standard Shipping";
/** One text says once, another counts; three is what the code for "too often" leaves room for. */
export const trackingChangesAllowed = 3;
/** Lines of the price detail carry their share of the postage, so that they add up to the order. */
export const shippingShownOnPriceDetailLines = true;
/** Below this a SKU is low on stock (webhook 27). */
export const lowStockBelow = 5;

/** Carrier scan and delivery, counted from shipping. */
export const carrierMs = { inTransit: 3_600_000, delivered: 172_800_000 };
/** Get Tracking numbers its events without listing the numbers. */
export const trackingCodes = {
  ready: 10,
  collected: 30,
  failed: 45,
  delivered: 50,
  lost: 60,
  damaged: 61,
  returned: 70,
} as const;
/** End of the after-sale window, counted from delivery. */
export const afterSaleMs = 30 * 86_400_000;
/** A buyer's request that the seller does not answer is accepted. */
export const buyerRequestAnswerMs = 86_400_000;
/** US: shipping a package rejects the buyer's open request (another text says 21008044 instead). */
export const shippingRejectsBuyerRequest = true;
/** US: tracking may be changed this long after shipping. */
export const trackingUpdateMs = 72 * 3_600_000;

/** Deadlines counted from payment, in seconds; the order's own fields are the authority. */
export const deadlineSeconds = {
  rts_sla_time: 3 * 86_400,
  tts_sla_time: 4 * 86_400,
  shipping_due_time: 8 * 86_400,
  collection_due_time: 9 * 86_400,
  delivery_sla_time: 9 * 86_400,
  delivery_due_time: 30 * 86_400,
};

/** Where a page size is optional and its page names no default. */
export const defaultPageSize = 20;
