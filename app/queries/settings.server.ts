import type { PrismaClient } from "@prisma/client";
import type { channels, RuleLimits } from "#core/domain/stock/stock-rule.ts";
import type { ShopId } from "#core/kit/ids.ts";
import type { World } from "#core/world/world.ts";
import { readAnswerPolicies } from "./answer-policies.server.ts";
import { readFieldRules } from "./field-rules.server.ts";
import { readOrderRule } from "./order-rule.server.ts";
import { readRules, readVariantsWithRules } from "./stock-rules.server.ts";

/** Every rule of a shop, as the page of settings shows them together. */
export async function readSettings(
  world: Pick<World, "store" | "clock" | "mail"> & { prisma: PrismaClient },
  shopId: ShopId,
) {
  const { prisma } = world;
  const [fields, orders, stock, variants, answers, kept, policy] =
    await Promise.all([
      readFieldRules(prisma, shopId),
      readOrderRule(world, shopId),
      readStockSettings(prisma, shopId),
      readVariantsWithRules(prisma, shopId),
      readAnswerPolicies(prisma, shopId),
      world.store.inShop(shopId, async (records) => ({
        names: await records.carrierNames(),
        rule: await records.noticeRule(),
        addressees: await records.addressees(),
      })),
      prisma.replenishmentRule.findFirst({
        where: { shopId },
        orderBy: { version: "desc" },
        select: { version: true },
      }),
    ]);
  return {
    price: fields.priceRule,
    titles: fields.titleRule,
    policies: fields.fields.map(({ field, policy: decides }) => ({
      field,
      policy: decides,
    })),
    stock,
    ownRules: variants.length,
    orders: orders.rule,
    locations: orders.locations,
    currency: orders.currency,
    carrierNames: Object.values(kept.names).flatMap(Object.keys).length,
    notices: { rule: kept.rule, addressees: kept.addressees },
    isMailSetUp: world.mail.isSetUp,
    // The browser may know other names than the server; what is offered has to be drawn alike by both.
    timeZones: Intl.supportedValuesOf("timeZone"),
    answers,
    hasReplenishmentPolicy: policy !== null,
    now: world.clock.now(),
  };
}

/** The shop's own rules for the numbers of both channels. */
export async function readStockSettings(
  prisma: PrismaClient,
  shopId: ShopId,
): Promise<StockSettings> {
  const rules = await readRules(prisma, shopId, shopId);
  const of = (channel: (typeof channels)[number]): StockSetting => ({
    version: rules[channel][0]?.version ?? 0,
    limits: rules[channel][0]?.limits ?? nothingKeptBack,
  });
  return { storefront: of("storefront"), marketplace: of("marketplace") };
}

export type StockSettings = {
  storefront: StockSetting;
  marketplace: StockSetting;
};
export type Settings = Awaited<ReturnType<typeof readSettings>>;
type StockSetting = {
  /** The version that a change is based on. */
  version: number;
  limits: RuleLimits;
};

const nothingKeptBack: RuleLimits = { bufferUnits: 0, cap: null, floor: 0 };
