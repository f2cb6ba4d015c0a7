import { sellerCancelReasons } from "../domain/aftersale-facts.ts";
import { variantField } from "../domain/conflicts/cause.ts";
import { staysQuiet } from "../domain/conflicts/quiet.ts";
import { type Field, isField } from "../domain/field-words.ts";
import type { Choice } from "../domain/letters.ts";
import { settleVariant } from "../domain/listings/plan-variants.ts";
import { fieldVersion, settleField } from "../domain/merge/settle.ts";
import { cancellationKeys } from "../domain/orders/plan-cancellation.ts";
import { emptyPlan, type Plan } from "../domain/plan.ts";
import {
  answerReturnQuestion,
  isAboutReturn,
} from "../domain/returns/answer-question.ts";
import {
  answerWithNumber,
  numberField,
} from "../domain/shipments/missing-number.ts";
import { standingOf } from "../domain/stock/warehouses.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { ConflictRow } from "../world/question-records.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { unlink } from "./change-link.ts";
import { fieldSituation } from "./field-situation.ts";
import { linkByHand } from "./link-by-hand.ts";
import { planOrderById } from "./plan/orders.ts";
import { planStock } from "./plan/plan-stock.ts";
import { standBehind } from "./set-warehouse.ts";

export type Resolved =
  | { outcome: "settled" }
  /** A side has changed since the page was drawn (law C4). */
  | { outcome: "moved" }
  | { outcome: "already"; settledBy: string | null }
  | { outcome: "unknown" }
  | { outcome: "unfit"; why: string };

export type Settlement = {
  conflictId: string;
  /** The columns the person saw. */
  version: string;
  choice: Choice;
  actor: string;
  reason: string | null;
};

/** A person answers a conflict: journal, effects and the end of the question in one transaction (law H2). */
export async function resolveConflict(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  settlement: Settlement,
): Promise<Resolved> {
  const at = world.clock.now();
  const resolved = await world.store.inShop(shopId, (records) =>
    settleQuestion(records, settlement, { source: "person", at }),
  );
  if (resolved.outcome === "settled") {
    // What is said of a warehouse is planned by the worker.
    await world.bell.ring("shop.plan", shopId);
    await world.bell.ring("shop.carry", shopId);
  }
  return resolved;
}

/** The same inside a transaction. @param by `source`: what the journal says who spoke. */
export async function settleQuestion(
  records: Records,
  settlement: Settlement,
  { source, at }: { source: "person" | "effect"; at: Date },
): Promise<Resolved> {
  const conflict = await records.conflict(settlement.conflictId);
  if (!conflict) return { outcome: "unknown" };
  if (conflict.state !== "open")
    return { outcome: "already", settledBy: conflict.settledBy };
  if (
    conflict.version !== settlement.version ||
    (await hasMoved(records, conflict))
  )
    return { outcome: "moved" };

  const { entryId } = await appendLetter(records, {
    letter: {
      kind: "conflict-settled",
      conflictId: conflict.id,
      choice: settlement.choice,
      reason: settlement.reason,
    },
    deliveryId: `settle:${conflict.id}:${at.toISOString()}`,
    source,
    actor: settlement.actor,
    at,
  });
  const cause = { entryId, at, actor: settlement.actor };
  const answer = await answerOf(records, conflict, settlement, cause);
  if ("unfit" in answer) {
    await records.finishEntries([entryId], {
      outcome: "nothing",
      note: answer.unfit,
      at,
    });
    return { outcome: "unfit", why: answer.unfit };
  }
  await records.settleConflict(conflict.id, {
    by: settlement.actor,
    choice: settlement.choice as unknown as Json,
    reason: settlement.reason,
    at,
    quiet: settlement.choice.kind === "leave" && staysQuiet(conflict),
  });
  await records.savePlan(answer.plan, cause);
  await records.finishEntries([entryId], {
    outcome: "planned",
    note: `Conflict settled: ${conflict.subject}`,
    at,
  });
  await records.audit({
    at,
    actor: settlement.actor,
    action: "Settle a conflict",
    subject: `conflict:${conflict.id}`,
    before: {
      base: conflict.base,
      storefront: conflict.storefront,
      marketplace: conflict.marketplace,
    },
    after: settlement.choice as unknown as Json,
    result: "done",
    entryId,
    effectId: null,
    reason: settlement.reason,
  });
  return { outcome: "settled" };
}

/** The row is drawn by the planner; the sides may have moved since it was. */
export async function hasMoved(
  records: Records,
  conflict: ConflictRow,
): Promise<boolean> {
  const asked = fieldOf(conflict);
  if (!asked) return false;
  const situation = await fieldSituation(records, asked);
  return situation !== null && fieldVersion(situation) !== conflict.version;
}

/** The field that a question is about; null where it is about none. */
export const fieldOf = (
  conflict: ConflictRow,
): { field: Field; itemId: string } | null =>
  conflict.kind === "field" && conflict.field && isField(conflict.field)
    ? {
        field: conflict.field,
        itemId: conflict.key.slice(conflict.field.length + 1),
      }
    : null;

async function answerOf(
  records: Records,
  conflict: ConflictRow,
  { choice }: Settlement,
  cause: { entryId: string; at: Date; actor: string },
): Promise<{ plan: Plan } | { unfit: string }> {
  const asked = fieldOf(conflict);
  if (asked) {
    const situation = await fieldSituation(records, asked);
    if (!situation) return { unfit: "The link between both sides is gone." };
    const settled = settleField(situation, conflict.id, choice);
    if ("plan" in settled)
      await records.saveBase({ ...asked, ...settled.base }, cause);
    return settled;
  }
  if (isAboutVariant(conflict))
    return answerVariant(records, conflict, choice, cause);
  if (conflict.kind === "link" && conflict.subjectKind === "listing_sku")
    return answerLink(records, conflict, choice, cause);
  if (isAboutGoodsLink(conflict))
    return answerGoodsLink(records, conflict, choice, cause);
  if (isAboutWarehouse(conflict))
    return answerWarehouse(records, conflict, choice, cause);
  if (isAboutPrice(conflict) && choice.kind === "marketplace") {
    await records.acceptOrderPrice(conflict.subjectId);
    return { plan: await planOrderById(records, conflict.subjectId, cause.at) };
  }
  if (
    isAboutAsking(conflict) &&
    (choice.kind === "marketplace" || choice.kind === "storefront")
  )
    return answerBuyer(records, conflict, choice.kind === "marketplace");
  if (conflict.field === numberField && choice.kind === "value") {
    const situation = await records.orderSituation(conflict.subjectId);
    return situation
      ? answerWithNumber(situation, conflict, choice.value)
      : { unfit: "This answer does not fit the question." };
  }
  if (isAboutCancelReason(conflict) && choice.kind !== "leave")
    return sayWhy(records, conflict.subjectId, choice, cause.at);
  if (isAboutReturn(conflict) && choice.kind !== "leave") {
    const situation = await records.orderSituation(conflict.subjectId);
    const plan = situation && answerReturnQuestion(situation, conflict, choice);
    return plan
      ? { plan }
      : { unfit: "This answer does not fit the question." };
  }
  if (choice.kind !== "leave")
    return { unfit: "This question can only be left as it is." };
  // What waits for the effect need not wait any longer, and asks for itself whether it is still wanted.
  if (conflict.subjectKind === "effect")
    await records.endEffect(conflict.subjectId, {
      state: "retired",
      result: null,
      code: null,
      said: "A person left it as it is.",
      at: cause.at,
    });
  return { plan: emptyPlan() };
}

const isAboutAsking = ({ kind, field, subjectKind }: ConflictRow) =>
  kind === "stuck" && subjectKind === "order" && field === "cancel-request";

/** The buyer may cancel, as TikTok Shop shows it; or the order goes on, as it stands in Shopify. */
async function answerBuyer(
  records: Records,
  { subjectId: orderId }: ConflictRow,
  grant: boolean,
): Promise<{ plan: Plan } | { unfit: string }> {
  const order = (await records.orderSituation(orderId))?.order;
  if (!order) return { unfit: "The order is gone." };
  return {
    plan: {
      ...emptyPlan(),
      effects: [
        {
          kind: "marketplace.answer-cancellation",
          key: cancellationKeys(order).answer(grant),
          subject: `order:${orderId}`,
          payload: { orderId, grant },
        },
      ],
    },
  };
}

const isAboutCancelReason = ({ cause }: ConflictRow) =>
  cause === "stuck:cancel-reason";

/** A person says why the order was cancelled in Shopify, in a reason that TikTok Shop takes: it is cancelled there with it. */
async function sayWhy(
  records: Records,
  orderId: string,
  choice: Choice,
  at: Date,
): Promise<{ plan: Plan } | { unfit: string }> {
  const reason = sellerCancelReasons.find(
    (one) => choice.kind === "value" && one === choice.value.trim(),
  );
  if (!reason) return { unfit: "This answer does not fit the question." };
  await records.sayCancelReason(orderId, reason);
  return { plan: await planOrderById(records, orderId, at) };
}

const isAboutGoodsLink = ({ kind, subjectKind }: ConflictRow) =>
  kind === "link" && subjectKind === "goods";

/** Goods of the network are what a variant is shipped out of, by a person's word; what channels are told of it follows. */
async function answerGoodsLink(
  records: Records,
  { subjectId: goodsId }: ConflictRow,
  choice: Choice,
  cause: { entryId: string; at: Date; actor: string },
): Promise<{ plan: Plan } | { unfit: string }> {
  if (choice.kind === "leave") return { plan: emptyPlan() };
  if (choice.kind !== "link")
    return { unfit: "Choose the variant that these goods are." };
  const { variantId } = choice;
  const [variant] = await records.variantsForMatching({
    codes: [],
    ids: [variantId],
  });
  if (!variant) return { unfit: "This variant is no longer in the store." };
  if ((await records.goodsOf([variantId])).size > 0)
    return { unfit: "This variant has goods of the network already." };
  await records.saveGoodsLinks(
    [{ variantId, goodsId, reason: "person" }],
    cause,
  );
  return {
    plan: await planStock(records, [variantId], cause, { apart: true }),
  };
}

const isAboutWarehouse = ({ kind, subjectKind }: ConflictRow) =>
  kind === "stock" && subjectKind === "warehouse";

/** What stands behind a warehouse of TikTok Shop's is kept as its rule, where the locations are. */
async function answerWarehouse(
  records: Records,
  { subjectId: warehouseId }: ConflictRow,
  choice: Choice,
  { actor, at }: { actor: string; at: Date },
): Promise<{ plan: Plan } | { unfit: string }> {
  if (choice.kind !== "value" && choice.kind !== "leave")
    return { unfit: "Choose what stands behind the warehouse." };
  const said = { warehouseId, ...standingOf(choice) };
  const set = await standBehind(records, said, { actor, at });
  switch (set.outcome) {
    case "warehouse-set":
    case "warehouse-already":
      return { plan: emptyPlan() };
    case "taken":
      return {
        unfit: `This location stands behind ${set.by} already: its units would be promised twice.`,
      };
    case "needed":
      return {
        unfit:
          "It is the only location left behind the main warehouse of TikTok Shop.",
      };
    case "not-own":
      return { unfit: "This location is not counted as yours." };
    case "unknown":
      return { unfit: "TikTok Shop sells from there no more." };
  }
}

const isAboutPrice = ({ kind, field, subjectKind }: ConflictRow) =>
  kind === "stuck" && subjectKind === "order" && field === "price";

export const isAboutVariant = ({ kind, field }: ConflictRow) =>
  kind === "link" && field === variantField;

/** A variant that one side alone has: it comes or goes on TikTok Shop, its SKU belongs to another or to none, or all stays. */
async function answerVariant(
  records: Records,
  conflict: ConflictRow,
  choice: Choice,
  cause: { entryId: string; at: Date; actor: string },
): Promise<{ plan: Plan } | { unfit: string }> {
  const { subjectId, subjectKind } = conflict;
  const sku =
    subjectKind === "listing_sku" ? await records.listingSku(subjectId) : null;
  if (sku && choice.kind === "link")
    return answerLink(records, conflict, choice, cause);
  if (sku && choice.kind === "marketplace")
    return { plan: await unlink(records, sku, cause) };
  const pairsOfIt = sku?.variantId
    ? { itemId: subjectId }
    : { productExternalIds: await records.productsOf([subjectId]) };
  for await (const pairs of records.pairs(pairsOfIt))
    for (const pair of pairs) {
      const settled = settleVariant(pair, subjectId, choice);
      if ("plan" in settled && settled.base)
        await records.saveBases([settled.base], cause);
      return settled;
    }
  return { unfit: "The link between both sides is gone." };
}

async function answerLink(
  records: Records,
  conflict: ConflictRow,
  choice: Choice,
  cause: { entryId: string; at: Date; actor: string },
): Promise<{ plan: Plan } | { unfit: string }> {
  if (choice.kind === "leave") return { plan: emptyPlan() };
  if (choice.kind !== "link")
    return { unfit: "Choose the variant that this TikTok SKU belongs to." };
  const plan = await linkByHand(
    records,
    { listingSkuId: conflict.subjectId, variantId: choice.variantId },
    cause,
  );
  return plan ? { plan } : { unfit: "This variant is no longer in the store." };
}
