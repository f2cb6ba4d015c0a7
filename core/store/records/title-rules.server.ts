import {
  isCapitals,
  sameTitle,
  type TitleRule,
} from "../../domain/title-rule.ts";
import type { ListingRecords } from "../../world/listing-records.ts";
import type { Tx } from "../prisma.server.ts";
import { withoutVersionOf } from "./taken-back.server.ts";

type Row = Pick<TitleRule, "pattern" | "longest"> & {
  replace: unknown;
  capitals: string;
};

const toRule = (row: Row | null): TitleRule =>
  row && isCapitals(row.capitals)
    ? {
        pattern: row.pattern,
        replace: row.replace as TitleRule["replace"],
        capitals: row.capitals,
        longest: row.longest,
      }
    : sameTitle;

/** The title rule in force; the same title on both sides where none was set. */
export const readTitleRule = async (
  tx: Pick<Tx, "titleRule">,
  shopId: string,
): Promise<TitleRule> =>
  toRule(
    await tx.titleRule.findFirst({
      where: { shopId },
      orderBy: { version: "desc" },
    }),
  );

/** How TikTok Shop's titles are made from Shopify's. */
export const titleRuleRecords = (
  tx: Tx,
  shopId: string,
): Pick<
  ListingRecords,
  "titleRule" | "titleRuleChangedBy" | "setTitleRule"
> => ({
  titleRule: () => readTitleRule(tx, shopId),

  async titleRuleChangedBy(entryId) {
    const versions = await tx.titleRule.findMany({
      where: { shopId },
      orderBy: { version: "desc" },
    });
    const changed = await withoutVersionOf(
      tx,
      shopId,
      versions.map((row) => ({ entryId: row.entryId, rule: toRule(row) })),
      entryId,
    );
    return changed && { ...changed, before: changed.before ?? sameTitle };
  },

  async setTitleRule(rule, { entryId, actor, at }) {
    const last = await tx.titleRule.aggregate({
      where: { shopId },
      _max: { version: true },
    });
    const version = (last._max.version ?? 0) + 1;
    await tx.titleRule.create({
      data: { shopId, ...rule, version, actor, entryId, setAt: at },
    });
    return version;
  },
});
