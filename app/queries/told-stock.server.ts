import type { PrismaClient } from "@prisma/client";
import type { Term } from "#core/domain/stock/derivation.ts";
import type { ToldChannel } from "#core/domain/stock/stock-rule.ts";
import {
  type OversoldQuestion,
  readOversoldQuestions,
} from "./oversold-questions.server.ts";
import { variantName } from "./subject-names.server.ts";

/** Calls that told a number, by the channel whose number it is. Shopify's stock history names the first two. */
const channelTold: Record<string, ToldChannel> = {
  "storefront.set-stock": "storefront",
  "storefront.set-hold": "hold",
  "marketplace.set-stock": "marketplace",
};
const tellingKinds = Object.keys(channelTold);

export type NumberOfCall = {
  id: string;
  channel: ToldChannel;
  variantId: string | null;
  name: string;
  sku: string | null;
  at: Date;
  before: number | null;
  after: number | null;
  terms: Term[];
  /** The version of the rule in it. */
  ruleId: string | null;
  /** What was asked because more was sold than is there. */
  questions: OversoldQuestion[];
};

/** The shop of a call that told Shopify stock, or had some held back, by the call's reference; null where there was none. */
export async function findToldShop(
  prisma: PrismaClient,
  reference: string,
): Promise<string | null> {
  const effect = await prisma.effect.findFirst({
    where: { id: reference, kind: { in: tellingKinds } },
    select: { shopId: true },
  });
  const shop = effect
    ? await prisma.shop.findUnique({ where: { id: effect.shopId } })
    : null;
  return shop?.domain ?? null;
}

/**
 * Every number that one call told a channel, with its explanation as it was then. Where the call's answer was lost and the
 * number was only found to be told, the explanation is the latest one.
 */
export async function readToldStock(
  prisma: PrismaClient,
  shopId: string,
  reference: string,
): Promise<NumberOfCall[]> {
  const effects = await prisma.effect.findMany({
    where: {
      shopId,
      kind: { in: tellingKinds },
      OR: [
        { id: reference },
        { result: { path: ["told"], equals: reference } },
      ],
    },
    select: { id: true, kind: true, payload: true, result: true },
    take: 250,
  });
  const variantIds = effects.map(
    ({ payload }) => (payload as { variantId: string }).variantId,
  );
  const effectIds = effects.map(({ id }) => id);
  const [publications, variants, lines, told] = await Promise.all([
    prisma.publication.findMany({
      where: {
        shopId,
        channel: { in: Object.values(channelTold) },
        variantId: { in: variantIds },
      },
      select: {
        variantId: true,
        channel: true,
        derivation: true,
        ruleId: true,
      },
    }),
    prisma.variant.findMany({
      where: { shopId, id: { in: variantIds } },
      select: {
        id: true,
        title: true,
        sku: true,
        product: { select: { title: true } },
      },
    }),
    prisma.auditLine.findMany({
      where: { shopId, effectId: { in: effectIds } },
      select: { effectId: true, at: true, before: true, after: true },
    }),
    prisma.toldNumber.findMany({
      where: { shopId, effectId: { in: effectIds }, kind: "told" },
      // One call may tell several warehouses; the audit line is about the main one, which is noted first.
      orderBy: { id: "asc" },
      select: { effectId: true, derivation: true, ruleId: true },
    }),
  ]);
  const numbers = effects.flatMap((effect, index) => {
    const latest = publications.find(
      ({ variantId, channel }) =>
        variantId === variantIds[index] && channel === channelTold[effect.kind],
    );
    const variant = variants.find(({ id }) => id === variantIds[index]);
    const line = lines.find(({ effectId }) => effectId === effect.id);
    if (!line) return [];
    const noted = told.find(({ effectId }) => effectId === effect.id);
    return {
      id: effect.id,
      channel: channelTold[effect.kind] ?? "storefront",
      variantId: variant?.id ?? null,
      name: variant
        ? variantName(variant.product.title, variant.title)
        : "A variant that is gone",
      sku: variant?.sku ?? null,
      at: line.at,
      before: line.before as number | null,
      after: line.after as number | null,
      terms: ((effect.result as { terms?: Term[] } | null)?.terms ??
        noted?.derivation ??
        latest?.derivation ??
        []) as Term[],
      ruleId: (noted ?? latest)?.ruleId ?? null,
    };
  });
  const questions = await readOversoldQuestions(
    prisma,
    shopId,
    numbers.flatMap(({ variantId, terms }) =>
      variantId ? { variantId, terms } : [],
    ),
  );
  return numbers.map((one) => ({
    ...one,
    questions: questions.filter(({ variantId }) => variantId === one.variantId),
  }));
}
