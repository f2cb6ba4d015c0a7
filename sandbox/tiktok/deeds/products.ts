import { z } from "zod";
import { done, missing, type Outcome, refused } from "../../deed.ts";
import { conclude } from "../auditing.ts";
import { editByHand, listProduct } from "../by-hand.ts";
import { lookUpSku } from "../catalogue.ts";
import { listMany } from "../crowd.ts";
import { Refusal } from "../envelope.ts";
import type { Platform } from "../platform.ts";
import { prerequisites } from "../prerequisites.ts";
import { setStatus } from "../product-status.ts";
import type { Product } from "../state.ts";
import { shiftStock } from "../stock.ts";
import { shopDeed } from "./deed.ts";

const text = z.string();
const price = z.string().regex(/^\d+(\.\d{1,2})?$/);
const units = z.int().min(0);

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
        stock: units,
        /** Makes it a virtual bundle, which has no stock of its own. */
        parts: z
          .array(z.object({ sellerSku: text, count: z.int().min(1) }))
          .optional(),
      }),
    )
    .min(1),
});

/** What the seller does in Seller Center, what the platform's people decide, and what an outside writer does to the stock. */
export const productDeeds = [
  shopDeed({
    method: "POST",
    path: "/tiktok/products",
    what: "The seller lists a product by hand; it is live at once.",
    body: listingSchema,
    run(platform, { body }) {
      for (const { sellerSku } of body.skus.flatMap((s) => s.parts ?? []))
        if (!lookUpSku(platform.state, { sellerSku }))
          return missing(`SKU ${sellerSku}`);
      const product = listProduct(platform, body);
      return done({ id: product.id, skuIds: product.skus.map((s) => s.id) });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/products/many",
    what: "The seller lists products by the thousand, with seller SKUs such as BULK-00017 or BULK-00017-2; they are live at once.",
    body: z.object({
      products: z.int().min(1).max(20_000),
      skusEach: z.int().min(1).max(100).optional(),
      prefix: text.optional(),
      price: price.optional(),
      stock: units.optional(),
    }),
    run(platform, { body }) {
      const listings = listMany({
        products: body.products,
        skusEach: body.skusEach ?? 1,
        prefix: body.prefix ?? "BULK",
        price: body.price ?? "20.00",
        stock: body.stock ?? 100,
      });
      for (const listing of listings) listProduct(platform, listing);
      return done({ products: listings.length });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/products/:id",
    what: "The seller edits a product by hand: title, description, what a parcel weighs in pounds, the price of all or one of its SKUs, its pictures, what values of its options are called and show, or which SKUs it has no more.",
    body: z.object({
      title: text.optional(),
      description: text.optional(),
      pounds: z
        .string()
        .regex(/^\d+\.\d{2}$/)
        .optional(),
      price: text.optional(),
      sellerSku: text.optional(),
      without: z.array(text).optional(),
      images: z.array(text).min(1).max(9).optional(),
      optionValues: z.record(text, z.array(text).min(1)).optional(),
      optionPictures: z.record(text, text.nullable()).optional(),
    }),
    run: (platform, { params, body }) =>
      withProduct(platform, params.id, (product) => {
        if (product.skus.every((s) => body.without?.includes(s.sellerSku)))
          return refused("a product has one SKU at least");
        try {
          editByHand(platform, product, body);
        } catch (thrown) {
          if (!(thrown instanceof Refusal)) throw thrown;
          return refused(thrown.message, thrown.code);
        }
        return done({ id: product.id });
      }),
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/products/:id/audit",
    what: "The audit of a product, or of the edit of a live one, comes to its verdict now.",
    body: z.object({
      passed: z.boolean(),
      reasons: z.array(text).optional(),
    }),
    run: (platform, { params, body }) =>
      withProduct(platform, params.id, (product) => {
        if (product.audit.status !== "AUDITING")
          return refused("no audit is under way");
        conclude(platform, product, {
          passed: body.passed,
          reasons: body.reasons ?? (body.passed ? [] : ["Prohibited content"]),
        });
        return done({ status: product.status, audit: product.audit });
      }),
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/products/:id/status",
    what: "The platform freezes or deactivates a product, or lets it go again; the seller may switch it off and on by hand.",
    body: z.object({
      status: z.enum([
        "FREEZE",
        "PLATFORM_DEACTIVATED",
        "SELLER_DEACTIVATED",
        "ACTIVATE",
        "DELETED",
      ]),
      reason: text.optional(),
    }),
    run: (platform, { params, body }) =>
      withProduct(platform, params.id, (product) => {
        product.frozenReason =
          body.status === "FREEZE" ? (body.reason ?? "") : null;
        setStatus(platform, product, body.status, body.reason);
        return done({ status: product.status });
      }),
  }),
  shopDeed({
    method: "PUT",
    path: "/tiktok/audits",
    what: "How long audits take (milliseconds of the calendar), and which words in a title make them fail, with the reason.",
    body: z.object({
      createMs: units.optional(),
      editMs: units.optional(),
      activateMs: units.optional(),
      forbidden: z.record(text, text).optional(),
    }),
    run({ state }, { body }) {
      const given = Object.entries(body).filter(([, v]) => v !== undefined);
      Object.assign(state.audits, Object.fromEntries(given));
      return done(state.audits);
    },
  }),
  shopDeed({
    method: "PUT",
    path: "/tiktok/prerequisites",
    what: "Which prerequisites of listing the shop does not meet, with the reason; an empty list meets all.",
    body: z.partialRecord(
      z.enum(Object.keys(prerequisites) as [keyof typeof prerequisites]),
      text,
    ),
    run({ state }, { body }) {
      state.unmetPrerequisites = body as Record<string, string>;
      return done(state.unmetPrerequisites);
    },
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/stock",
    what: "Somebody else sets the sellable stock of a SKU at one of the seller's warehouses (the first unless named); a warehouse that is new to the SKU is assigned to it.",
    body: z.object({
      sellerSku: text,
      quantity: units,
      warehouseId: text.optional(),
    }),
    run(platform, { body: { sellerSku, quantity, warehouseId } }) {
      const { state } = platform;
      const found = lookUpSku(state, { sellerSku });
      if (!found) return missing(`SKU ${sellerSku}`);
      const id = warehouseId ?? found.sku.stock[0]?.warehouseId ?? "";
      if (!state.shop.warehouses.some((w) => w.id === id))
        return missing(`warehouse ${id}`);
      let row = found.sku.stock.find((s) => s.warehouseId === id);
      if (!row) {
        row = { warehouseId: id, available: 0, committed: 0 };
        found.sku.stock.push(row);
      }
      shiftStock(
        platform,
        found,
        id,
        { available: quantity - row.available, committed: 0 },
        "manual_adjustment",
      );
      state.products.touch(found.product, platform.now());
      return done({ skuId: found.sku.id, ...row });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/campaigns",
    what: "A promotion takes a SKU in: its price is locked and so many units are held for it. No quantity ends it.",
    body: z.object({
      sellerSku: text,
      name: text.optional(),
      quantity: units.optional(),
    }),
    run(platform, { body: { sellerSku, name, quantity } }) {
      const found = lookUpSku(platform.state, { sellerSku });
      if (!found) return missing(`SKU ${sellerSku}`);
      found.sku.campaign =
        quantity === undefined
          ? null
          : { name: name ?? "Flash sale", quantity };
      platform.state.products.touch(found.product, platform.now());
      return done({ campaign: found.sku.campaign });
    },
  }),
];

function withProduct(
  { state }: Platform,
  id: string | undefined,
  act: (product: Product) => Outcome,
): Outcome {
  const product = state.products.get(id);
  return product ? act(product) : missing("such product");
}
