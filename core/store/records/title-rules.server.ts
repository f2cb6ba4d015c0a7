import {
  isCapitals,
  sameTitle,
  type TitleRule,
} from "../../domain/title-rule.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { ListingRecords } from "../../world/listing-records.ts";
import type { Tx } from "../prisma.server.ts";

/** PostgreSQL's greatest integer. */
const newerThanAny = 2_147_483_647;

/** The title rule in force; the same title on both sides where none was set. */
export async function readTitleRule(
  tx: Pick<Tx, "titleRule">,
  shopId: string,
  { before = newerThanAny }: { before?: number } = {},
): Promise<TitleRule> {
  const row = await tx.titleRule.findFirst({
    where: { shopId, version: { lt: before } },
    orderBy: { version: "desc" },
  });
  return row && isCapitals(row.capitals)
    ? {
        pattern: row.pattern,
        replace: row.replace as TitleRule["replace"],
        capitals: row.capitals,
        longest: row.longest,
      }
    : sameTitle;
}

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
    const set = await tx.titleRule.findFirst({ where: { shopId, entryId } });
    if (!set) return null;
    const [before, then, now] = [
      await readTitleRule(tx, shopId, { before: set.version }),
      await readTitleRule(tx, shopId, { before: set.version + 1 }),
      await readTitleRule(tx, shopId),
    ];
    return { before, isInForce: canonicalJson(then) === canonicalJson(now) };
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
