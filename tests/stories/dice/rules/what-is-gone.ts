import { saleState } from "#core/domain/merge/fields.ts";
import type { Rule } from "./rule.ts";

/**
 * What is gone as a whole on one side is known to be; of a pair of which one side alone is, a person is or was asked whether
 * the other stays for sale, or a push of his said so unasked, and until he says so it does (law C3).
 */
export const whatIsGone: Rule = async (town) => {
  const [shopify, tiktok] = await Promise.all([
    town.control.shopify(),
    town.control.tiktok(),
  ]);
  const products = new Map(shopify.products.map((one) => [one.id, one]));
  const listings = new Map(
    tiktok.products
      .filter(({ status }) => status !== "DELETED")
      .map((one) => [one.id, one]),
  );
  const failures: string[] = [];
  for (const { externalId, deletedAt } of await town.prisma.product.findMany())
    if ((deletedAt === null) !== products.has(externalId))
      failures.push(
        `product ${externalId} is ${products.has(externalId) ? "there" : "gone"}, and we do not know`,
      );
  const rows = await town.prisma.listing.findMany({
    include: { product: true },
  });
  const asked = await town.prisma.conflict.findMany({
    where: { field: "status", state: { in: ["open", "settled"] } },
  });
  const pushed = await town.prisma.effect.findMany({
    where: {
      key: { startsWith: "change:" },
      subject: { startsWith: "status:" },
      payload: { path: ["source"], equals: "gone" },
    },
  });
  for (const { id, externalId, deletedAt, product } of rows) {
    const listing = listings.get(externalId);
    if ((deletedAt === null) !== (listing !== undefined)) {
      failures.push(
        `listing ${externalId} is ${listing ? "there" : "gone"}, and we do not know`,
      );
      continue;
    }
    const twin = product && products.get(product.externalId);
    if (!product || (twin === undefined) === (listing === undefined)) continue;
    const left = listing ?? twin;
    // One that waits for its first audit is neither for sale nor taken off it.
    if (!left || saleState({ status: left.status, deleted: false }) === null)
      continue;
    const questions = asked.filter(({ key }) => key === `status:${id}`);
    const isPushed = pushed.some(({ subject }) => subject === `status:${id}`);
    if (questions.length === 0 && !isPushed)
      failures.push(
        `of ${product.title} one side was deleted, and nobody is asked`,
      );
  }
  return failures;
};
