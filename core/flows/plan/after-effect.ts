import { effectTitle } from "../../domain/effect-title.ts";
import { refusalKey } from "../../domain/effect-traits.ts";
import type { EffectKind, EffectPayloads } from "../../domain/effects.ts";
import type { EffectEnded } from "../../domain/letters.ts";
import type { ListingMade } from "../../domain/listing-facts.ts";
import {
  reasonQuestion,
  sentQuestion,
  sentUnitsQuestion,
} from "../../domain/orders/plan-cancellation.ts";
import { emptyPlan, type Plan } from "../../domain/plan.ts";
import { catalog } from "../../errors/catalog.ts";
import type { EffectRow } from "../../world/effect-records.ts";
import type { Records } from "../../world/records.ts";
import { agreeOnDraft, priceDrafted } from "./agree-on-draft.ts";
import { planListings } from "./catalog.ts";
import { causeOf, finishWithout, type Planning, settle } from "./context.ts";
import { planGoodsServe } from "./goods-serve.ts";
import { planInbound } from "./inbound.ts";
import { planListed } from "./listed.ts";
import { planOrderById, planStorefrontOrders } from "./orders.ts";
import { planPairs } from "./plan-pairs.ts";
import { planStock } from "./plan-stock.ts";

const payloadOf = <K extends keyof EffectPayloads>(effect: EffectRow) =>
  effect.payload as unknown as EffectPayloads[K];

/** What follows when one of our own effects has taken hold. */
export async function planAfterConfirmed(
  planning: Planning,
  letter: Extract<EffectEnded, { kind: "effect-confirmed" }>,
): Promise<void> {
  const effect = await findEffect(planning, letter.effectId);
  switch (effect?.kind) {
    case "storefront.import-order": {
      const { orderId } = payloadOf<"storefront.import-order">(effect);
      return planStanding(planning, orderId);
    }
    case "storefront.stock-variant": {
      const { variantId } = payloadOf<"storefront.stock-variant">(effect);
      return settle(planning, (records) =>
        planStock(records, [variantId], causeOf(planning)),
      );
    }
    case "storefront.update-field":
    case "marketplace.update-field": {
      const { itemId } = payloadOf<"marketplace.update-field">(effect);
      return settle(planning, (records) =>
        planPairs(records, { itemId }, causeOf(planning)),
      );
    }
    case "marketplace.create-listing":
      return planListed(
        planning,
        payloadOf<"marketplace.create-listing">(effect),
        await planning.world.store.inShop(
          planning.shop.shopId,
          async (records) =>
            (await records.effectResult(effect.id)) as ListingMade | null,
        ),
      );
    case "marketplace.add-skus": {
      const added = payloadOf<"marketplace.add-skus">(effect);
      const { listingExternalId } = added;
      return planListings(planning, [listingExternalId], (records, cause) =>
        agreeOnDraft(
          records,
          listingExternalId,
          (situation) => priceDrafted(situation, added),
          cause,
        ),
      );
    }
    case "marketplace.remove-skus":
    case "marketplace.change-details": {
      const { listingExternalId } =
        payloadOf<"marketplace.change-details">(effect);
      return planListings(planning, [listingExternalId]);
    }
    case "network.create-goods": {
      const { skuExternalId, ...wanted } =
        payloadOf<"network.create-goods">(effect);
      return planGoodsServe(planning, effect.id, {
        ...wanted,
        skuExternalIds: [skuExternalId],
      });
    }
    case "network.bind-goods":
      return planGoodsServe(
        planning,
        effect.id,
        payloadOf<"network.bind-goods">(effect),
      );
    case "network.unbind-goods": {
      const { variantId } = payloadOf<"network.unbind-goods">(effect);
      return settle(planning, (records) =>
        planStock(records, [variantId], causeOf(planning)),
      );
    }
    case "network.confirm-inbound": {
      const { planId } = payloadOf<"network.confirm-inbound">(effect);
      const orders = await planning.world.store.inShop(
        planning.shop.shopId,
        (records) => records.inboundOrders(planId),
      );
      return planInbound(
        planning,
        orders.map(({ externalId }) => externalId),
      );
    }
    case "network.ship-inbound":
    case "network.track-inbound":
    case "network.cancel-inbound": {
      const { orderExternalId } = payloadOf<"network.ship-inbound">(effect);
      return planInbound(planning, [orderExternalId]);
    }
    case "storefront.create-fulfillment": {
      const { fulfillmentOrderExternalId } =
        payloadOf<"storefront.create-fulfillment">(effect);
      return settle(planning, async (records) => {
        const orderId = await records.orderOfRequest(
          fulfillmentOrderExternalId,
        );
        return orderId
          ? planOrderById(records, orderId, causeOf(planning).at)
          : emptyPlan();
      });
    }
    case "storefront.open-return":
    case "storefront.move-return":
    case "storefront.pay-back": {
      const { orderId } = payloadOf<"storefront.open-return">(effect);
      return planStanding(planning, orderId);
    }
    case "marketplace.open-return": {
      const { orderId } = payloadOf<"marketplace.open-return">(effect);
      return settle(planning, (records) =>
        planOrderById(records, orderId, causeOf(planning).at),
      );
    }
    case "storefront.reject-request":
    case "storefront.close-request":
    case "network.create-order":
    case "network.cancel-order": {
      const { requestId } = payloadOf<"network.create-order">(effect);
      return settle(planning, (records) =>
        planRequestOrder(records, requestId, causeOf(planning).at),
      );
    }
    default:
      return finishWithout(planning, {
        outcome: "nothing",
        note: "Nothing follows from this effect.",
      });
  }
}

/** Reads the order in the store again that stands for this one, and plans it. */
async function planStanding(
  planning: Planning,
  orderId: string,
): Promise<void> {
  const storefrontExternalId = await planning.world.store.inShop(
    planning.shop.shopId,
    async (records) =>
      (await records.orderSituation(orderId))?.order.storefrontExternalId,
  );
  return planStorefrontOrders(
    planning,
    storefrontExternalId ? [storefrontExternalId] : [],
  );
}

/** A platform refused an effect: some refusals have an answer of their own, the rest are questions for a human. */
export async function planAfterRefused(
  planning: Planning,
  letter: Extract<EffectEnded, { kind: "effect-refused" }>,
): Promise<void> {
  const effect = await findEffect(planning, letter.effectId);
  if (!effect)
    return finishWithout(planning, {
      outcome: "nothing",
      note: "The effect is gone.",
    });
  // The network's own no is told to the merchant as an answer to his request. What was given up is nobody's no: the
  // network may have taken the order, so a human has to look.
  if (
    letter.code !== "gave_up" &&
    (effect.kind === "network.create-order" ||
      effect.kind === "network.cancel-order")
  ) {
    const { requestId } = payloadOf<"network.create-order">(effect);
    return settle(planning, (records) =>
      planRequestOrder(records, requestId, causeOf(planning).at),
    );
  }
  // What left before the cancellation came is a question of its own: trying again would change nothing.
  if (
    letter.code === "too_late_to_cancel" ||
    letter.code === "order_not_reversible"
  ) {
    const cancelledOn = cancelledOnOtherSide[effect.kind];
    if (cancelledOn || effect.kind === "storefront.refund-units") {
      const { orderId } = payloadOf<"storefront.cancel-order">(effect);
      return settle(planning, async (records) => {
        const situation = await records.orderSituation(orderId);
        return {
          ...emptyPlan(),
          conflicts: situation
            ? [
                cancelledOn
                  ? sentQuestion(situation, cancelledOn)
                  : sentUnitsQuestion(situation, []),
              ]
            : [],
        };
      });
    }
  }
  const payload = payloadOf<"marketplace.cancel-order">(effect);
  if (
    letter.code === "reason_refused" &&
    effect.kind === "marketplace.cancel-order" &&
    !payload.units
  ) {
    const situation = await planning.world.store.inShop(
      planning.shop.shopId,
      (records) => records.orderSituation(payload.orderId),
    );
    if (situation?.order.storefrontCancel)
      return settle(planning, async () => ({
        ...emptyPlan(),
        conflicts: [reasonQuestion(situation)],
      }));
  }
  const row = catalog[letter.code];
  await settle(planning, async () => ({
    ...emptyPlan(),
    conflicts: [
      {
        kind: "stuck",
        key: refusalKey(effect),
        subject: effectTitle(effect.kind, effect.payload),
        subjectKind: "effect",
        subjectId: effect.id,
        field: null,
        cause: `${effect.kind}:${letter.code}`,
        reason: `${row.title}. ${row.fix}${letter.said ? ` The platform said: ${letter.said}` : ""}`,
        base: null,
        storefront: effect.kind.startsWith("storefront") ? letter.said : null,
        marketplace: effect.kind.startsWith("marketplace") ? letter.said : null,
        network: effect.kind.startsWith("network") ? letter.said : null,
        candidates: [],
      },
    ],
  }));
}

/** Where an order had been cancelled, by the effect that was to cancel it on the other side. */
const cancelledOnOtherSide: Partial<
  Record<EffectKind, "storefront" | "marketplace">
> = {
  "storefront.cancel-order": "marketplace",
  "marketplace.cancel-order": "storefront",
};

const findEffect = (planning: Planning, effectId: string) =>
  planning.world.store.inShop(planning.shop.shopId, (records) =>
    records.effect(effectId),
  );

async function planRequestOrder(
  records: Records,
  requestId: string,
  at: Date,
): Promise<Plan> {
  const request = await records.request(requestId);
  return request ? planOrderById(records, request.orderId, at) : emptyPlan();
}
