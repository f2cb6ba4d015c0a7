import type { Timed } from "../timed-rows.ts";

export type ProductStatus =
  | "DRAFT"
  | "PENDING"
  | "FAILED"
  | "ACTIVATE"
  | "SELLER_DEACTIVATED"
  | "PLATFORM_DEACTIVATED"
  | "FREEZE"
  | "DELETED";

export type AuditStatus = "NONE" | "AUDITING" | "FAILED" | "APPROVED";

/** A product of the shop. `skus` are always those for sale; an edit that waits for its audit lies in `underReview`. */
export type Product = Timed &
  ProductText & {
    status: ProductStatus;
    /** What it was before it was deleted, for its recovery. */
    statusBeforeDeletion: ProductStatus | null;
    skus: Sku[];
    audit: {
      status: AuditStatus;
      failedReasons: string[];
      /** When the audit under way comes to its verdict; null while none is. */
      dueAt: number | null;
    };
    underReview: ReviewedVersion | null;
    draft: ProductVersion | null;
    /** When an audit let it go live for the first time. */
    firstPassedAt: number | null;
    frozenReason: string | null;
  };

/** What a seller writes about a product and the platform audits. */
export type ProductText = {
  title: string;
  description: string;
  categoryId: string;
  brandId: string | null;
  /** Uris of uploaded images. */
  images: string[];
  attributes: { id: string; values: { id?: string; name?: string }[] }[];
  /** Further blocks that are read back as they were written, in the words of the wire (weight, dimensions, …). */
  details: Record<string, unknown>;
};

export type ProductVersion = ProductText & { skus: Sku[] };

export type EditSource = "OPEN_API" | "SELLER_CENTER";

/** An edit that waits for its audit, with what webhook 15 will say about it. */
export type ReviewedVersion = ProductVersion & {
  source: EditSource;
  changed: string[];
};

export type Sku = {
  id: string;
  sellerSku: string;
  barcode: string | null;
  barcodeType: string | null;
  attributes: SalesAttribute[];
  /** What the buyer pays before discounts and tax: a decimal string in the shop's currency. */
  price: string;
  listPrice: string | null;
  /** Stock at the seller's own warehouses; FBT stock lives with the goods. */
  stock: SkuStock[];
  /** Parts of a virtual bundle; a bundle has no stock of its own. */
  parts: BundlePart[];
  deactivatedBy: "SELLER" | "PLATFORM" | "COMBO_RELATION" | null;
  /** A promotion holds the price, and so many units for itself. */
  campaign: Campaign | null;
  /** Further fields that are read back as they were written. */
  details: Record<string, unknown>;
};

export type Campaign = { name: string; quantity: number };

export type SalesAttribute = {
  id: string;
  name: string;
  valueId: string;
  value: string;
  image: string | null;
};

export type SkuStock = {
  warehouseId: string;
  available: number;
  committed: number;
};

export type BundlePart = { productId: string; skuId: string; count: number };

export type Brand = { id: string; name: string; own: boolean };

export type Image = {
  /** The uri. */
  id: string;
  width: number;
  height: number;
  useCase: string;
};

/** How long audits take by the town's calendar, and how the next ones end. */
export type Audits = {
  createMs: number;
  editMs: number;
  activateMs: number;
  /** Words in a title that make an audit fail, with the reason that the seller is told. */
  forbidden: Record<string, string>;
};
