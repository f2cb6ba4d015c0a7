import type { ErrorCode } from "../../errors/catalog.ts";
import type { DestinationJudged } from "./destination.ts";
import { type KitContents, unitsSent } from "./kit-contents.ts";
import { splitUnits } from "./network-parts.ts";
import { networkReference } from "./network-reference.ts";
import { unitsOfRequest } from "./network-units.ts";
import type { Fallback } from "./order-rule.ts";
import type { OrderSituation, RequestSituation } from "./order-situation.ts";
import { mayShip } from "./plan-fallback.ts";
import {
  type Refusal,
  refusalBeforeAsking,
  refusalFor,
} from "./request-refusals.ts";

/** What is known of the network, of its stock and of where the parcel goes, when a request is foreseen. */
export type NetworkKnown = {
  /** Whether it ships orders of other channels for the merchant; null: it could not be asked. */
  multiChannel: boolean | null;
  /** Null: the address could not be read. `none`: the fulfillment order has none. */
  destination: DestinationJudged | "none" | null;
  /** What kits are put together from now. */
  kits: KitContents;
  /** Units by variant that have left already for kits which are not complete yet. */
  sent: ReadonlyMap<string, number>;
  /** Goods of each variant, parts of kits included. */
  goods: ReadonlyMap<string, { goodsId: string }>;
  /** What each centre has of each variant's goods to give, in units. */
  centres: ReadonlyMap<string, { centre: string; available: number }[]>;
};

export type GoodsForeseen = {
  variantId: string;
  /** The SKUs that ship these goods. */
  skus: string[];
  /** Units that remain to be shipped. */
  units: number;
  centres: { centre: string; available: number }[];
  available: number;
  isEnough: boolean;
};

/** What becomes of a fulfillment request if it is sent to the network now. */
export type RequestForeseen = {
  requestId: string;
  externalId: string;
  units: number;
  goods: GoodsForeseen[];
  /** The orders at the network that it comes to, each of 50 units at most. */
  orders: { reference: string; units: number }[];
  destination: NetworkKnown["destination"];
  /** Our no, as it will stand in Shopify; null where nothing known speaks against it. */
  refusal: (Refusal & { code: ErrorCode | null }) | null;
  /** What could not be looked up or the network alone decides, in words. */
  open: string[];
  /** What follows a no, by the merchant's rule. */
  fallback: { kind: Fallback; moveTo: string | null };
};

/**
 * Foresees the answer to a request, with what `planRequest` will refuse it by and in the order in which the network checks
 * (its status, the goods, the address, the stock). A request that asks again has a reference of its own.
 */
export function foreseeRequest(
  situation: OrderSituation,
  request: RequestSituation,
  known: NetworkKnown,
): RequestForeseen {
  const kits = { ...known.kits, ...request.kits };
  const lines = unitsOfRequest({ ...request, kits }, known.goods, known.sent);
  const goods = lines.map((line): GoodsForeseen => {
    const centres = known.centres.get(line.variantId) ?? [];
    const available = centres.reduce((sum, one) => sum + one.available, 0);
    return {
      variantId: line.variantId,
      skus: request.lines.flatMap(({ variantId, sku, remainingQuantity }) =>
        remainingQuantity > 0 &&
        unitsSent(kits, { variantId: variantId ?? "", quantity: 1 }).some(
          (unit) =>
            (known.goods.get(unit.variantId)?.goodsId ?? "") === line.goodsId,
        )
          ? (sku ?? [])
          : [],
      ),
      units: line.quantity,
      centres,
      available,
      isEnough: available >= line.quantity,
    };
  });
  const round =
    request.networkState === "none" ? request.round : request.round + 1;
  return {
    requestId: request.id,
    externalId: request.externalId,
    units: lines.reduce((sum, line) => sum + line.quantity, 0),
    goods,
    orders: splitUnits(lines).map((part, index) => ({
      reference: networkReference(request.externalId, round, index),
      units: part.reduce((sum, line) => sum + line.quantity, 0),
    })),
    destination: known.destination,
    refusal: refusalForeseen(situation, request, known, goods),
    open: openPoints(known),
    fallback: {
      kind: situation.rule.fallback,
      moveTo: situation.rule.fallback === "move" ? situation.rule.moveTo : null,
    },
  };
}

function refusalForeseen(
  situation: OrderSituation,
  request: RequestSituation,
  { multiChannel, destination }: NetworkKnown,
  goods: GoodsForeseen[],
): RequestForeseen["refusal"] {
  const own = refusalBeforeAsking(situation, request);
  if (own) return { ...own, code: null };
  const code = ((): ErrorCode | null => {
    if (multiChannel === false) return "network_not_enabled";
    if (destination === "none") return "address_refused";
    if (destination && destination.faults.length > 0) return "address_refused";
    return goods.every(({ isEnough }) => isEnough)
      ? null
      : "network_out_of_stock";
  })();
  return code && { ...refusalFor(code), code };
}

function openPoints({ multiChannel, destination }: NetworkKnown): string[] {
  return [
    ...(multiChannel === null
      ? ["The network could not be asked whether it ships for you."]
      : []),
    ...(destination === null
      ? ["The address could not be read from Shopify."]
      : []),
    ...(destination && destination !== "none"
      ? destination.doubts.map((doubt) => `About the address: ${doubt}.`)
      : []),
  ];
}

/** Whether a request is yet to be answered, or may be made again: there is something to foresee. */
export const isForeseeable = (request: RequestSituation): boolean =>
  request.lines.some(({ remainingQuantity }) => remainingQuantity > 0) &&
  !mayShip(request) &&
  (request.status === "OPEN" ||
    request.status === "ON_HOLD" ||
    request.status === "IN_PROGRESS" ||
    request.status === "SCHEDULED");
