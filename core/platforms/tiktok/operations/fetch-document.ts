import type { ParcelDocument } from "#core/domain/parcel-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { documentFound } from "../wire/parcels.ts";

const types: Record<ParcelDocument, string> = {
  label: "SHIPPING_LABEL",
  "packing-slip": "PACKING_SLIP",
  "label-and-slip": "SHIPPING_LABEL_AND_PACKING_SLIP",
  "label-picture": "SHIPPING_LABEL_PICTURE",
  "hazmat-label": "HAZMAT_LABEL",
  "invoice-label": "INVOICE_LABEL",
};

/** Source: TikTok Shop Partner Center, page "Get Package Shipping Document". */
export async function fetchDocument(
  client: TikTokClient,
  shop: ShopRef,
  { packageId, document }: { packageId: string; document: ParcelDocument },
): Promise<{ url: string; trackingNumber: string | null }> {
  const found = await client.call(shop, "getDocument", {
    path: { package_id: packageId },
    query: { document_type: types[document] },
    schema: documentFound,
  });
  if (!found.doc_url)
    throw new SyncError("document_not_ready", { said: "no address yet" });
  return { url: found.doc_url, trackingNumber: found.tracking_number };
}
