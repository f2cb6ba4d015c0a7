import type { ShopId } from "#core/kit/ids.ts";
import { Prisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { inShop, openControl } from "../stories/main-job/control.ts";
import { grantShopify, grantTikTok } from "./grants.ts";
import type { SmallTown } from "./open-small-town.ts";

/** Whose shops they are: one Shopify store and one TikTok Shop. */
export type Merchant = { shopId: ShopId; handle: string; tiktokShopId: string };

/** One more merchant opens his shops in this town, and connects everything. */
export async function moveIn(
  town: SmallTown,
  shelf: { handle: string; products: number; variants: number },
): Promise<Merchant> {
  const { handle, tiktokShopId } = await town.ask("POST", "/towns", {
    ...shelf,
    networkShare: 1,
  });
  const shopId = await grantShopify(town.app, handle);
  await town.settle();
  await grantTikTok(town.world, shopId, tiktokShopId);
  await town.settle();
  return { shopId, handle, tiktokShopId };
}

/** The same town through the eyes of one of its merchants: his shops, his rows, and what everybody shares. */
export function asSeenBy(town: SmallTown, merchant: Merchant): SmallTown {
  const { shopId, handle, tiktokShopId } = merchant;
  return {
    ...town,
    shopId,
    handle,
    tiktokShopId,
    prisma: ofShop(town.prisma, shopId),
    control: openControl(town.origins.control, { handle, tiktokShopId }),
    ask: (method, path, body) =>
      town.ask(method, inShop(path, tiktokShopId), body),
    async install() {
      await grantShopify(town.app, handle);
    },
    connectTikTok: () => grantTikTok(town.world, shopId, tiktokShopId),
  };
}

const withShop = new Set(
  Prisma.dmmf.datamodel.models
    .filter(({ fields }) => fields.some(({ name }) => name === "shopId"))
    .map(({ name }) => name),
);
const lists = [
  "findFirst",
  "findFirstOrThrow",
  "findMany",
  "count",
  "aggregate",
  "groupBy",
];

/** The rows of one shop alone, for whoever asks as if there were no others. Raw queries are left as they are. */
function ofShop(prisma: PrismaClient, shopId: ShopId): PrismaClient {
  const scoped = prisma.$extends({
    query: {
      $allModels: {
        $allOperations({ model, operation, args, query }) {
          if (!withShop.has(model) || !lists.includes(operation))
            return query(args);
          const { where, ...rest } = args as { where?: object };
          return query({
            ...rest,
            where: { AND: [where ?? {}, { shopId }] },
          } as never);
        },
      },
    },
  });
  return scoped as unknown as PrismaClient;
}
