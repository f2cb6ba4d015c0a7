import type { z } from "zod";
import type { ProductFact } from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { parseJson } from "#core/kit/json.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { pause } from "./client/patience.ts";
import type { AdminClient } from "./client.server.ts";
import { toProductFact } from "./map/product.ts";
import { cancelExport } from "./operations/cancel-export.ts";
import { type ExportState, fetchExport } from "./operations/fetch-export.ts";
import { fetchShop } from "./operations/fetch-shop.ts";
import { startProductExport } from "./operations/start-product-export.ts";
import { bundlesAmong, readBundles } from "./read-bundles.ts";
import {
  exportedMedium,
  exportedProduct,
  exportedVariant,
} from "./wire/export.ts";
import type { WireMedium, WireProduct, WireVariant } from "./wire/product.ts";

/** How long to wait for Shopify to write the file. Milliseconds. */
export type ExportPatience = {
  firstLookMs: number;
  longestPauseMs: number;
  giveUpAfterMs: number;
};

const ordinary: ExportPatience = {
  firstLookMs: 500,
  longestPauseMs: 10_000,
  giveUpAfterMs: 30 * 60_000,
};
const productsAtOnce = 100;

/**
 * All products by a bulk operation: its price does not depend on their number, and neither does our memory. Pages of
 * products, each with all its variants.
 * @throws SyncError platform_throttled when Shopify takes too long; scope_missing, platform_internal.
 */
export async function* exportProducts(
  client: AdminClient,
  shop: ShopRef,
  patience = ordinary,
): AsyncGenerator<ProductFact[]> {
  const { currencyCode } = await fetchShop(client, shop);
  const { operationId } = await startProductExport(client, shop);
  const { url } = await waitForExport(client, shop, operationId, patience);
  // Nothing was written because there is nothing.
  if (!url) return;
  let page: ProductFact[] = [];
  let bundles = new Set<string>();
  for await (const { product, media, variants } of assemble(
    client.download(url),
  )) {
    page.push(toProductFact(product, media, variants, currencyCode));
    for (const id of bundlesAmong(variants)) bundles.add(id);
    if (page.length < productsAtOnce) continue;
    yield await readBundles(client, shop, page, bundles);
    page = [];
    bundles = new Set();
  }
  if (page.length > 0) yield await readBundles(client, shop, page, bundles);
}

async function waitForExport(
  client: AdminClient,
  shop: ShopRef,
  operationId: string,
  patience: ExportPatience,
): Promise<ExportState> {
  let waited = 0;
  for (let ms = patience.firstLookMs; ; ms = ms * 1.5) {
    const next = Math.min(ms, patience.longestPauseMs);
    await pause(next);
    waited += next;
    const state = await fetchExport(client, shop, operationId);
    if (state.status === "COMPLETED") return state;
    if (!["CREATED", "RUNNING"].includes(state.status)) throw failureOf(state);
    if (waited < patience.giveUpAfterMs) continue;
    await cancelExport(client, shop, operationId);
    throw new SyncError("platform_throttled", { said: "an export took long" });
  }
}

const failureOf = ({ status, errorCode }: ExportState): SyncError =>
  new SyncError(
    errorCode === "ACCESS_DENIED" ? "scope_missing" : "platform_internal",
    { said: `an export ended as ${status} ${errorCode ?? ""}`.trim() },
  );

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
  for await (const line of lines) {
    const read = readLine(line);
    if ("product" in read) {
      if (current) yield current;
      current = { product: read.product, media: [], variants: [] };
    } else if (current?.product.id === read.parentId) {
      if ("variant" in read) current.variants.push(read.variant);
      else current.media.push(read.medium);
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
    return { variant, parentId: __parentId };
  }
  const { __parentId, ...medium } = orUnexpected(exportedMedium, json);
  return { medium, parentId: __parentId };
}

function orUnexpected<T>(shape: z.ZodType<T>, json: unknown): T {
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new SyncError("wire_unexpected", { said: "a line of an export" });
}

const isChild = (json: unknown): json is { id?: unknown } =>
  typeof json === "object" && json !== null && "__parentId" in json;
