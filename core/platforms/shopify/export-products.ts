import type { ProductFact } from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { parseJson } from "#core/kit/json.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import {
  type ExportPatience,
  exportedLines,
  isChild,
  orUnexpected,
} from "./exported-lines.ts";
import { toProductFact } from "./map/product.ts";
import { fetchShop } from "./operations/fetch-shop.ts";
import { bundlesAmong, readBundles } from "./read-bundles.ts";
import {
  exportedMedium,
  exportedProduct,
  exportedVariant,
} from "./wire/export.ts";
import type { WireMedium, WireProduct, WireVariant } from "./wire/product.ts";

const productsAtOnce = 100;

/**
 * All products by a bulk operation: its price does not depend on their number, and neither does our memory. Pages of
 * products, each with all its variants.
 * @throws SyncError platform_throttled when Shopify takes too long; scope_missing, platform_internal.
 */
export async function* exportProducts(
  client: AdminClient,
  shop: ShopRef,
  patience?: ExportPatience,
): AsyncGenerator<ProductFact[]> {
  const { currencyCode } = await fetchShop(client, shop);
  let page: ProductFact[] = [];
  let bundles = new Set<string>();
  const lines = exportedLines(client, shop, "products", patience);
  for await (const { product, media, variants } of assemble(lines)) {
    page.push(toProductFact(product, media, variants, currencyCode));
    for (const id of bundlesAmong(variants)) bundles.add(id);
    if (page.length < productsAtOnce) continue;
    yield await readBundles(client, shop, page, bundles);
    page = [];
    bundles = new Set();
  }
  if (page.length > 0) yield await readBundles(client, shop, page, bundles);
}

type ProductLine = Omit<WireProduct, "variants" | "media">;

type Assembled = {
  product: ProductLine;
  media: WireMedium[];
  variants: WireVariant[];
};

/** Puts each product together with the pictures and variants that follow it. */
async function* assemble(
  lines: AsyncIterable<string>,
): AsyncGenerator<Assembled> {
  let current: Assembled | null = null;
  let variants = new Map<string, WireVariant>();
  for await (const line of lines) {
    const read = readLine(line);
    if ("product" in read) {
      if (current) yield current;
      current = { product: read.product, media: [], variants: [] };
      variants = new Map();
    } else if (current?.product.id === read.parentId) {
      if ("variant" in read) {
        current.variants.push(read.variant);
        variants.set(read.variant.id, read.variant);
      } else current.media.push(read.medium);
    } else if ("medium" in read && variants.has(read.parentId)) {
      variants.get(read.parentId)?.media.nodes.push(read.medium);
    } else {
      throw new SyncError("wire_unexpected", {
        said: "a part without its product in an export",
      });
    }
  }
  if (current) yield current;
}

function readLine(
  line: string,
):
  | { product: ProductLine }
  | { variant: WireVariant; parentId: string }
  | { medium: WireMedium; parentId: string } {
  const json = parseJson(line);
  if (!isChild(json)) return { product: orUnexpected(exportedProduct, json) };
  if (String(json.id).includes("/ProductVariant/")) {
    const { __parentId, ...variant } = orUnexpected(exportedVariant, json);
    return {
      variant: { ...variant, media: { nodes: [] } },
      parentId: __parentId,
    };
  }
  const { __parentId, ...medium } = orUnexpected(exportedMedium, json);
  return { medium, parentId: __parentId };
}
