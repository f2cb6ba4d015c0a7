import { z } from "zod";
import { listMany, storeMany } from "./crowd.ts";
import type { Mall } from "./mall.ts";
import type { Shop } from "./state.ts";

const count = z.int().min(0).max(20_000);

export const newShopSchema = z.strictObject({
  name: z.string().min(1),
  products: count
    .optional()
    .describe("Products in its catalog; none unless given."),
  skusEach: z.int().min(1).max(100).optional(),
  stock: z.int().min(0).optional().describe("Units of every SKU."),
  inFbt: z
    .boolean()
    .optional()
    .describe("The same SKUs lie in the centres of the first shop, too."),
});

/** A further seller opens a shop, which this app can be authorized for on the consent page. @returns why not, in words. */
export function openShop(
  mall: Mall,
  wishes: z.infer<typeof newShopSchema>,
): Pick<Shop, "id" | "name" | "cipher" | "openId"> | string {
  const number = mall.shops().length;
  const listings = listMany({
    products: wishes.products ?? 0,
    skusEach: wishes.skusEach ?? 1,
    prefix: `SHOP${number + 1}`,
    price: "20.00",
    stock: wishes.stock ?? 100,
  });
  const centres = wishes.inFbt ? mall.main().state.fbt.centres : [];
  const opened = mall.open({
    tiktokShop: {
      id: String(7_495_540_000_000_000_000n + BigInt(number) * 1_000_003n),
      name: wishes.name,
      region: "US",
      cipher: `GCP_pretend${String(number).padStart(24, "0")}`,
      openId: `pretendSeller${String(number).padStart(40, "0")}`,
      sellerName: `${wishes.name} LLC`,
      warehouse: {
        id: String(7_068_000_000_000_000_000n + BigInt(number)),
        name: `${wishes.name} Warehouse`,
      },
    },
    listings,
    centres,
    goods: wishes.inFbt
      ? storeMany(
          listings,
          centres.map((c) => c.id),
        )
      : [],
    unreachablePostalCodes: [],
  });
  if (typeof opened === "string") return opened;
  const { id, name, cipher, openId } = opened.state.shop;
  return { id, name, cipher, openId };
}
