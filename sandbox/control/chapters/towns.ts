import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import type { Face } from "../../face.ts";
import { makeUpShelf, makeUpTown } from "../../scenarios/made-up.ts";
import type { ControlParts } from "../parts.ts";
import { Refused } from "../refused.ts";
import { route } from "../route.ts";

const chapter = "Towns and catalogs";
const channel = z.enum(["shopify", "tiktok"]);
const share = z.number().min(0).max(1);
const mostVariants = 500_000;
const putAtOnce = 200;

const shelf = {
  products: z.number().int().min(0).max(200_000),
  variants: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(3)
    .describe("Of each product."),
  seed: z.number().int().default(1),
};

/** Shops on both platforms and catalogs of any size. */
export const townRoutes = ({ context, faces }: ControlParts) => [
  route({
    method: "GET",
    path: "/state",
    chapter,
    says: "Every shop of every platform.",
    act: () => ({
      shops: faces.flatMap((face) =>
        face.shops().map((shop) => ({ platform: face.platform, ...shop })),
      ),
    }),
  }),
  route({
    method: "POST",
    path: "/towns",
    chapter,
    says: "Opens one more merchant: a Shopify store and a TikTok Shop with the same made-up catalog, part of it in the network.",
    body: z.strictObject({
      handle: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]{1,50}$/)
        .describe("Of the Shopify store: `NAME` of NAME.myshopify.com."),
      name: z.string().optional(),
      ...shelf,
      listedShare: share
        .default(1)
        .describe("How many of the products are on TikTok Shop."),
      networkShare: share
        .default(0.5)
        .describe("How many of the listed SKUs lie in the network."),
    }),
    async act({ body }) {
      limit(body);
      const name = body.name ?? body.handle;
      const prefix = body.handle.toUpperCase();
      const town = makeUpTown({ ...body, name, prefix });
      for (const face of faces) await face.open(town);
      context.changed();
      return {
        handle: town.shop.handle,
        domain: `${town.shop.handle}.myshopify.com`,
        tiktokShopId: town.tiktokShop.id,
        tiktokCipher: town.tiktokShop.cipher,
        products: town.products.length,
        listings: town.listings.length,
        goods: town.goods.length,
      };
    },
  }),
  route({
    method: "POST",
    path: "/catalog",
    chapter,
    says: "The merchant puts so many made-up products more on the shelf of a shop.",
    body: z.strictObject({
      channel,
      shop: z.string().optional(),
      ...shelf,
      prefix: z
        .string()
        .regex(/^[A-Z0-9-]{1,20}$/)
        .default("MORE")
        .describe("Of all codes; name another one for another load."),
      careless: share
        .default(0)
        .describe(
          "How many of the SKUs are typed in small letters and with a space behind.",
        ),
      pictures: z
        .number()
        .int()
        .min(0)
        .max(9)
        .default(0)
        .describe("That each product of a Shopify store has."),
      tell: z
        .boolean()
        .default(false)
        .describe("With the webhooks of each new product."),
    }),
    async act({ body }) {
      limit(body);
      const { market } = demand(faces, body.channel);
      const products = makeUpShelf(body).map((product) => ({
        ...product,
        pictures: Array.from({ length: body.pictures }, (_, at) => ({
          name: `${product.handle}-${at + 1}`,
          width: 1_024,
          height: 1_024,
        })),
      }));
      for (let at = 0; at < products.length; at += putAtOnce) {
        const some = products.slice(at, at + putAtOnce);
        market.add(body.shop, some, body.tell);
        // The others who ask something meanwhile come in between.
        await nextTurn();
      }
      context.changed();
      return { products: products.length };
    },
  }),
  route({
    method: "GET",
    path: "/skus",
    chapter,
    says: "Codes of everything that a shop has for sale.",
    query: z.strictObject({ channel, shop: z.string().optional() }),
    act: ({ query }) => ({
      skus: demand(faces, query.channel).market.skus(query.shop),
    }),
  }),
];

function limit({ products, variants }: { products: number; variants: number }) {
  if (products * variants > mostVariants)
    throw new Refused(400, `at most ${mostVariants} variants at once`);
}

/** The face of a platform. */
export function demand(faces: Face[], platform: Face["platform"]): Face {
  const face = faces.find((one) => one.platform === platform);
  if (!face) throw new Refused(404, `there is no ${platform} here`);
  return face;
}
