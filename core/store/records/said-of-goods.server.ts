import type { UnitSize } from "../../domain/replenishment/goods-terms.ts";
import type {
  Dismissal,
  SaidOfGoods,
  SaidTerms,
} from "../../domain/replenishment/said-of-goods.ts";
import type { SaidOfGoodsRecords } from "../../world/said-of-goods-records.ts";
import { Prisma, type Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";

type Written<T extends { at: Date }> = {
  [K in keyof T]: T[K] extends Date ? string : T[K];
};

/** As an audit line keeps what was said. */
type Kept = {
  goodsId: string;
  dismissal?: Written<Dismissal> | null;
  terms?: Written<SaidTerms> | null;
};

/** What people have said of goods: terms and dismissals. */
export function saidOfGoodsRecords(tx: Tx, shopId: string): SaidOfGoodsRecords {
  const keyOf = (goodsId: string) => ({
    shopId_goodsId: { shopId, goodsId },
  });

  async function dismissalOf(goodsId: string) {
    const row = await tx.replenishmentDismissal.findUnique({
      where: keyOf(goodsId),
    });
    if (!row) return null;
    const { reason, actor, until, dismissedAt: at } = row;
    return { reason, actor, until, at };
  }

  async function termsOf(goodsId: string): Promise<SaidTerms | null> {
    const row = await tx.goodsTerms.findUnique({ where: keyOf(goodsId) });
    if (!row) return null;
    const { shopId: _, goodsId: __, unitSize, updatedAt: at, ...terms } = row;
    return {
      ...terms,
      unitSize: unitSize === null ? null : fromJson<UnitSize>(unitSize),
      at,
    };
  }

  return {
    async saidOfGoods(like) {
      const { goodsId } = like;
      return "terms" in like
        ? { goodsId, terms: await termsOf(goodsId) }
        : { goodsId, dismissal: await dismissalOf(goodsId) };
    },

    async sayOfGoods(said) {
      const { goodsId } = said;
      const where = keyOf(goodsId);
      const ofGoods = { where: { shopId, goodsId } };
      if ("terms" in said) {
        if (!said.terms) return void (await tx.goodsTerms.deleteMany(ofGoods));
        const { at, unitSize, ...terms } = said.terms;
        const told = {
          ...terms,
          unitSize: unitSize ?? Prisma.DbNull,
          updatedAt: at,
        };
        await tx.goodsTerms.upsert({
          where,
          create: { shopId, goodsId, ...told },
          update: told,
        });
        return;
      }
      if (!said.dismissal)
        return void (await tx.replenishmentDismissal.deleteMany(ofGoods));
      const { at, ...dismissal } = said.dismissal;
      const told = { ...dismissal, dismissedAt: at };
      await tx.replenishmentDismissal.upsert({
        where,
        create: { shopId, goodsId, ...told },
        update: told,
      });
    },

    async changeOfSaid(entryId) {
      const line = await tx.auditLine.findFirst({
        where: { shopId, entryId, effectId: null },
        select: { before: true, after: true },
      });
      const before = line && toSaid(line.before);
      const after = line && toSaid(line.after);
      return before && after ? { before, after } : null;
    },
  };
}

/** What an audit line keeps of it; null where it is about something else. */
function toSaid(kept: Prisma.JsonValue): SaidOfGoods | null {
  const said = fromJson<Kept | null>(kept);
  if (said?.terms !== undefined) {
    const { goodsId, terms } = said;
    return { goodsId, terms: terms && { ...terms, at: new Date(terms.at) } };
  }
  if (said?.dismissal === undefined) return null;
  const { goodsId, dismissal } = said;
  return {
    goodsId,
    dismissal: dismissal && {
      ...dismissal,
      until: new Date(dismissal.until),
      at: new Date(dismissal.at),
    },
  };
}
