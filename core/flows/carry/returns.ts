import type { OneReturn } from "../../domain/effects.ts";
import type {
  MarketplaceReturn,
  OrderSituation,
} from "../../domain/orders/order-situation.ts";
import {
  bringsGoods,
  isDue,
  type PayBack,
  payBackOf,
} from "../../domain/returns/pay-back.ts";
import {
  causeWords,
  storefrontReasons,
} from "../../domain/returns/return-reasons.ts";
import { kitLines } from "../../domain/returns/returned-parts.ts";
import {
  isAlive,
  perLine,
  referenceOf,
  sameEvents,
  unitsOf,
} from "../../domain/returns/same-event.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Records } from "../../world/records.ts";
import type { NewReturn } from "../../world/storefront-orders.ts";
import { type Carrying, carrier } from "./carrier.ts";

type Found = {
  situation: OrderSituation;
  orderExternalId: string;
  asked: MarketplaceReturn;
  events: ReturnType<typeof sameEvents>;
};

const gone = "The return, or its order in Shopify, is gone.";

async function findReturn(
  records: Records,
  { orderId, returnExternalId }: OneReturn,
): Promise<Found | null> {
  const situation = await records.orderSituation(orderId);
  const orderExternalId = situation?.order.storefrontExternalId;
  const asked = situation?.aftersales.marketplace.find(
    ({ externalId }) => externalId === returnExternalId,
  );
  return situation && orderExternalId && asked
    ? { situation, orderExternalId, asked, events: sameEvents(situation) }
    : null;
}

const noteOf = ({ cause, reasonText }: MarketplaceReturn) =>
  `${causeWords[cause]}${cause === "other" && reasonText ? `: ${reasonText}` : ""} (TikTok Shop)`;

type Opening = { returnExternalId: string; wanted: NewReturn };

/**
 * Opens the Shopify return that stands for one of TikTok Shop's: as asked for while the seller has not answered, so that
 * he can answer in Shopify too; as agreed where it is.
 */
export const openStorefrontReturn = carrier<
  "storefront.open-return",
  Opening,
  { returnId: string }
>({
  async prepare(records, payload) {
    const found = await findReturn(records, payload);
    if (!found) return { retire: gone };
    const { situation, orderExternalId, asked, events } = found;
    const { returnExternalId } = payload;
    const lines = [...perLine(unitsOf(situation, asked))];
    const go: Opening = {
      returnExternalId,
      wanted: {
        orderExternalId,
        reference: referenceOf(returnExternalId),
        isAsked:
          asked.status === "pending" || asked.status === "awaiting-buyer",
        lines: lines.map(([orderLineExternalId, quantity]) => ({
          orderLineExternalId,
          quantity,
          reason: storefrontReasons[asked.cause],
          note: noteOf(asked),
        })),
      },
    };
    const after = { tiktokReturn: returnExternalId, units: lines.length };
    if (events.returnOf(returnExternalId))
      return { already: "The return stands in Shopify.", after };
    if (!isAlive(asked) || !bringsGoods(asked))
      return { retire: "Nothing comes back any more.", lookUp: go };
    return { go, before: null, after };
  },
  // It looks for its own mark before it opens one.
  act: ({ world, shop }, { wanted }) =>
    world.storefront.openReturn(shop, wanted),
  confirm: (records, { returnId }, { returnExternalId }) =>
    records.noteMirrored(returnExternalId, { storefrontReturnId: returnId }),
  tells: true,
});

type Step = {
  storefrontReturnId: string;
  to: "approved" | "declined" | "closed" | "cancelled";
  note: string;
};

const stepStates = {
  approved: "OPEN",
  declined: "DECLINED",
  closed: "CLOSED",
  cancelled: "CANCELED",
} as const;

/** Takes the Shopify return a step further, as TikTok Shop's has gone. */
export const moveStorefrontReturn = carrier<
  "storefront.move-return",
  Step,
  void
>({
  async prepare(records, payload) {
    const found = await findReturn(records, payload);
    const back = found?.events.returnOf(payload.returnExternalId);
    if (!found || !back) return { retire: gone };
    const { to } = payload;
    const after = { return: back.name, [to]: true };
    if (back.status === stepStates[to])
      return { already: "The return is there already.", after };
    return {
      go: {
        storefrontReturnId: back.externalId,
        to,
        note: `TikTok Shop: ${found.asked.status}`,
      },
      before: back.status,
      after,
    };
  },
  async act({ world, shop }, { storefrontReturnId: id, to, note }) {
    if (to === "closed") await world.storefront.endReturn(shop, id, "close");
    if (to === "cancelled")
      await world.storefront.endReturn(shop, id, "cancel");
    if (to === "approved")
      await world.storefront.answerReturn(shop, id, { kind: "approve" });
    if (to === "declined")
      await world.storefront.answerReturn(shop, id, {
        kind: "decline",
        reason: "OTHER",
        note,
      });
  },
  confirm: (records, _result, { storefrontReturnId, to }) =>
    records.noteReturnStatus(storefrontReturnId, stepStates[to]),
  isMoot: ({ code }) =>
    code === "store_return_settled"
      ? "The return was moved in Shopify meanwhile."
      : null,
  tells: true,
});

type Paying = PayBack & {
  /** Lines of which nothing goes on a shelf: the parts of kits do instead, and Shopify has no shelf for what it deleted. */
  onNoShelf: Set<string>;
  situation: OrderSituation;
  returnExternalId: string;
  orderExternalId: string;
  /** The open return that the goods are counted into. */
  storefrontReturnId: string | null;
  note: string;
};

/**
 * Records what the buyer got back on TikTok Shop, to the cent. Where goods come back they are counted in with it, in one
 * step, so that neither is without the other; a unit that Shopify has refunded by itself is not refunded again.
 */
export const payBack = carrier<
  "storefront.pay-back",
  Paying,
  { refundId: string | null }
>({
  async prepare(records, payload) {
    const found = await findReturn(records, payload);
    if (!found) return { retire: gone };
    const { situation, orderExternalId, asked, events } = found;
    const { returnExternalId } = payload;
    const own = (await records.pools()).find(({ kind }) => kind === "own");
    const owed = payBackOf(situation, asked, own?.externalId ?? null);
    const back = events.returnOf(returnExternalId);
    const units = unitsOf(situation, asked);
    const variantIds = units.flatMap(({ variantId }) => variantId ?? []);
    const contents = await records.kitContents(variantIds);
    const names = await records.namesInStorefront(variantIds);
    const deleted = units.flatMap(({ variantId, storefrontLineId }) =>
      variantId && storefrontLineId && names.get(variantId)?.isDeleted
        ? storefrontLineId
        : [],
    );
    const go: Paying = {
      ...owed,
      onNoShelf: new Set([...kitLines(situation, asked, contents), ...deleted]),
      situation,
      returnExternalId,
      orderExternalId,
      storefrontReturnId:
        back?.status === "OPEN" && bringsGoods(asked) ? back.externalId : null,
      note: noteOf(asked),
    };
    const after = { refund: owed.amountMinor, tiktokReturn: returnExternalId };
    if (asked.isPaidBack || events.refundOf(returnExternalId))
      return { already: "Shopify has this refund.", after };
    if (!isDue(asked))
      return { retire: "TikTok Shop has not paid it back.", lookUp: go };
    return { go, before: null, after };
  },
  async probe({ world, shop }, { orderExternalId, returnExternalId }) {
    const refunds = await world.storefront.fetchRefunds(shop, orderExternalId);
    const mark = referenceOf(returnExternalId);
    const made = refunds.find(({ reference }) => reference === mark);
    return made ? { refundId: made.externalId } : null;
  },
  async act({ world, shop }, paying, effect) {
    const { orderExternalId, returnExternalId, amountMinor, shippingMinor } =
      paying;
    const reference = referenceOf(returnExternalId);
    const { storefrontReturnId, note, goods, onNoShelf } = paying;
    const made = await refundedMeanwhile({ world, shop }, paying);
    if (made) return { refundId: made };
    if (storefrontReturnId) {
      const returns = await world.storefront.fetchReturns(
        shop,
        orderExternalId,
      );
      const back = returns.find(
        ({ externalId }) => externalId === storefrontReturnId,
      );
      if (!back) throw new SyncError("subject_not_found");
      return world.storefront.countReturnIn(shop, {
        returnExternalId: storefrontReturnId,
        lines: back.lines.map(
          ({ externalId, orderLineExternalId, quantity }) => ({
            externalId,
            receivedInAll: quantity,
            ...(onNoShelf.has(orderLineExternalId) && {
              onNoShelf: true as const,
            }),
          }),
        ),
        locationId: goods,
        refund: {
          orderExternalId,
          reference,
          note,
          amountMinor,
          shippingMinor,
        },
      });
    }
    const shelf = goods !== null && goods !== "awaited" ? goods : undefined;
    return world.storefront.refundOrder(shop, {
      orderExternalId,
      reference,
      key: effect.id,
      note,
      lines: paying.lines.map((line) =>
        shelf && !onNoShelf.has(line.orderLineExternalId)
          ? { ...line, restock: "return" as const, locationId: shelf }
          : { ...line, restock: "none" as const },
      ),
      amountMinor,
      shippingMinor,
    });
  },
  confirm: (records, { refundId }, { returnExternalId }, { at }) =>
    records.noteMirrored(returnExternalId, {
      paidBackAt: at,
      storefrontRefundId: refundId,
    }),
  tells: true,
});

/** The merchant may have refunded the same units since the plan was made, and his letter is still on its way. */
async function refundedMeanwhile(
  { world, shop }: Carrying,
  { situation, orderExternalId, returnExternalId }: Paying,
): Promise<string | null> {
  const { aftersales } = situation;
  const opened = new Map(
    aftersales.refunds.map((one) => [one.externalId, one.marketplaceReturnId]),
  );
  const read = await world.storefront.fetchRefunds(shop, orderExternalId);
  const refunds = read.map((one) => ({
    ...one,
    marketplaceReturnId: opened.get(one.externalId) ?? null,
  }));
  const events = sameEvents({
    ...situation,
    aftersales: { ...aftersales, refunds },
  });
  return events.refundOf(returnExternalId)?.externalId ?? null;
}
