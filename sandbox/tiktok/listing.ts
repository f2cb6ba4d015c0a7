import { submit, tellEdit } from "./auditing.ts";
import { checkTreeVersion } from "./categories.ts";
import { refuse } from "./envelope.ts";
import { mintId } from "./ids.ts";
import { faultsOfStock } from "./inventory-faults.ts";
import { type Listing, type ListingBody, readListing } from "./listing-body.ts";
import { faultsOfListing } from "./listing-faults.ts";
import {
  type Difference,
  differenceOf,
  mergeVersion,
  versionOf,
} from "./listing-versions.ts";
import { type Platform, seconds } from "./platform.ts";
import { checkPrerequisites } from "./prerequisites.ts";
import type { EditSource, Product, ProductVersion } from "./state.ts";
import { shiftStock } from "./stock.ts";
import { sendLetter } from "./webhooks.ts";

/** Creates a product, as a draft or for sale; nothing is created where anything is wrong. */
export function createProduct(platform: Platform, body: ListingBody): Product {
  const { state } = platform;
  const key = body.idempotency_key as string | undefined;
  const made = key && state.products.get(state.productKeys[key]);
  if (made) return made;
  checkTreeVersion(body.category_version);
  checkPrerequisites(platform);
  const listing = readListing(body, undefined, false);
  checkListing(platform, listing, undefined);
  const at = platform.now();
  const asDraft = body.save_mode === "AS_DRAFT";
  const product = state.products.add({
    id: mintId(state, "product"),
    ...versionOf(state, listing, undefined, firstWarehouse(platform)),
    status: asDraft ? "DRAFT" : "PENDING",
    statusBeforeDeletion: null,
    audit: { status: "NONE", failedReasons: [], dueAt: null },
    underReview: null,
    draft: null,
    frozenReason: null,
    firstPassedAt: null,
    createdAt: at,
    updatedAt: at,
  });
  if (key) state.productKeys[key] = product.id;
  const isBundle = product.skus.some((s) => s.parts.length > 0);
  sendLetter(platform, 16, {
    product_id: product.id,
    product_types: isBundle ? ["COMBINED_PRODUCT"] : [],
    update_time: seconds(at),
  });
  if (!asDraft) submit(platform, product, state.audits.createMs);
  return product;
}

export type Edit = {
  body: ListingBody;
  /** Only the blocks that are given change. */
  partial: boolean;
  source: EditSource;
};

/**
 * Edits a product wholly or not at all. Prices and stock take effect at once; what buyers read goes through an audit,
 * and the live version stays until it has passed. @returns the version with the ids of its SKUs.
 */
export function editProduct(
  platform: Platform,
  product: Product,
  { body, partial, source }: Edit,
): ProductVersion {
  const { state } = platform;
  const asDraft = body.save_mode === "AS_DRAFT";
  checkEditable(product, asDraft);
  if (body.category_version !== undefined || body.category_id !== undefined)
    checkTreeVersion(body.category_version ?? "v2");
  const listing = readListing(body, product, partial);
  checkListing(platform, listing, partial ? Object.keys(body) : undefined);
  checkKnownSkus(platform, product, body, asDraft);
  const version = versionOf(state, listing, product, firstWarehouse(platform));
  if (asDraft && product.status !== "DRAFT") {
    product.draft = version;
    state.products.touch(product, platform.now());
    return version;
  }
  const difference = differenceOf(product, version);
  applyAtOnce(platform, product, version, body);
  product.draft = null;
  takeEffect(platform, product, version, difference, source, asDraft);
  state.products.touch(product, platform.now());
  return version;
}

function checkEditable(product: Product, asDraft: boolean): void {
  const forbidden = ["DELETED", "FREEZE", ...(asDraft ? ["PENDING"] : [])];
  if (forbidden.includes(product.status))
    refuse(12_052_901, `The status ${product.status} forbids changes`);
}

/** @param given the blocks to look at; all of them unless given. */
function checkListing(
  { state }: Platform,
  listing: Listing,
  given: string[] | undefined,
): void {
  const [fault] = faultsOfListing(state, listing, given);
  if (fault) refuse(fault.code, fault.message);
}

/** Stock and identifier codes of SKUs that exist follow stricter rules than those of new ones. */
function checkKnownSkus(
  { state }: Platform,
  product: Product,
  { skus = [] }: ListingBody,
  asDraft: boolean,
): void {
  for (const edit of skus) {
    const sku = product.skus.find((s) => s.id === edit.id);
    if (!sku) continue;
    const code = edit.identifier_code?.code;
    if (
      code !== undefined &&
      sku.barcode !== null &&
      code !== sku.barcode &&
      product.status !== "DRAFT"
    )
      refuse(12_052_910, "The identifier code can only be changed in a draft");
    if (
      sku.campaign &&
      edit.price &&
      Number(edit.price.amount) !== Number(sku.price)
    )
      refuse(12_052_038, "The price is locked by a promotion");
    const [fault] =
      edit.inventory && !asDraft
        ? faultsOfStock(state, sku, edit.inventory)
        : [];
    if (fault) refuse(fault.code, fault.message);
  }
}

function applyAtOnce(
  platform: Platform,
  product: Product,
  version: ProductVersion,
  { skus = [] }: ListingBody,
): void {
  for (const sku of product.skus) {
    const next = version.skus.find((s) => s.id === sku.id);
    if (!next) continue;
    sku.price = next.price;
    sku.listPrice = next.listPrice;
    for (const line of skus.find((s) => s.id === sku.id)?.inventory ?? []) {
      const row = sku.stock.find(
        (s) => s.warehouseId === (line.warehouse_id ?? s.warehouseId),
      );
      if (row)
        shiftStock(
          platform,
          { product, sku },
          row.warehouseId,
          { available: line.quantity - row.available, committed: 0 },
          "api_sync",
        );
    }
  }
}

function takeEffect(
  platform: Platform,
  product: Product,
  version: ProductVersion,
  { fields, audited }: Difference,
  source: EditSource,
  asDraft: boolean,
): void {
  const { audits } = platform.state;
  switch (product.status) {
    case "ACTIVATE":
      if (audited) {
        product.underReview = { ...version, source, changed: fields };
        submit(platform, product, audits.editMs);
        return;
      }
      mergeVersion(product, version);
      tellEdit(platform, product, { source, changed: fields });
      return;
    case "DRAFT":
    case "FAILED":
    case "PENDING":
      mergeVersion(product, version);
      if (!asDraft) submit(platform, product, audits.createMs);
      return;
    default:
      mergeVersion(product, version);
  }
}

const firstWarehouse = ({ state }: Platform) =>
  state.shop.warehouses[0]?.id ?? "";
