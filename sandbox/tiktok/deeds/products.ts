import { z } from "zod";
import { done, missing, refused } from "../../deed.ts";
import { editByHand, listProduct } from "../by-hand.ts";
import { lookUpSku } from "../catalogue.ts";
import { Refusal } from "../envelope.ts";
import { shiftStock } from "../stock.ts";
import { shopDeed } from "./deed.ts";

const text = z.string();
const price = z.string().regex(/^\d+(\.\d{1,2})?$/);

const listingSchema = z.object({
  title: text,
  description: text,
  skus: z
    .array(
      z.object({
        sellerSku: text,
        barcode: text.nullable(),
        optionName: text,
        optionValue: text,
        price,
        stock: z.int().min(0),
      }),
    )
    .min(1),
});

/** What the seller does in Seller Center, and what an outside writer does to the stock. */
export const productDeeds = [
  shopDeed({
    method: "POST",
    path: "/tiktok/products",
    what: "The seller lists a product by hand; it is live at once.",
    body: listingSchema,
    run(platform, { body }) {
      const product = listProduct(platform, body);
      return done({ id: product.id, skuIds: product.skus.map((s) => s.id) });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/products/:id",
    what: "The seller edits a product by hand: title, description, or the price of all or one of its SKUs.",
    body: z.object({
      title: text.optional(),
      description: text.optional(),
      price: text.optional(),
      sellerSku: text.optional(),
    }),
    run(platform, { params, body }) {
      const product = platform.state.products.get(params.id);
      if (!product) return missing("such product");
      try {
        editByHand(platform, product, body);
      } catch (thrown) {
        if (!(thrown instanceof Refusal)) throw thrown;
        return refused(thrown.message, thrown.code);
      }
      return done({ id: product.id });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/stock",
    what: "Somebody else sets the sellable stock of a SKU at one of the seller's warehouses (the first unless named).",
    body: z.object({
      sellerSku: text,
      quantity: z.int().min(0),
      warehouseId: text.optional(),
    }),
    run(platform, { body: { sellerSku, quantity, warehouseId } }) {
      const found = lookUpSku(platform.state, { sellerSku });
      if (!found) return missing(`SKU ${sellerSku}`);
      const { stock } = found.sku;
      const row = warehouseId
        ? stock.find((s) => s.warehouseId === warehouseId)
        : stock[0];
      if (!row) return missing(`stock of ${sellerSku} at that warehouse`);
      shiftStock(
        platform,
        found,
        row.warehouseId,
        { available: quantity - row.available, committed: 0 },
        "manual_adjustment",
      );
      platform.state.products.touch(found.product, platform.now());
      return done({ skuId: found.sku.id, ...row });
    },
  }),
];
