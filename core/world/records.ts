import type { CatalogRecords } from "./catalog-records.ts";
import type { ConflictKeepingRecords } from "./conflict-records.ts";
import type { ConnectionRecords } from "./connection-records.ts";
import type { DemandRecords } from "./demand-records.ts";
import type { EffectRecords } from "./effect-records.ts";
import type { FeedRecords } from "./feed-records.ts";
import type { FieldRecords } from "./field-records.ts";
import type { GoodsRecords } from "./goods-records.ts";
import type { InboundRecords } from "./inbound-records.ts";
import type { JournalRecords } from "./journal-records.ts";
import type { LearnedOrderRecords } from "./learned-order-records.ts";
import type { LevelRecords } from "./level-records.ts";
import type { LinkKeepingRecords } from "./link-records.ts";
import type { ListingRecords } from "./listing-records.ts";
import type { MatchingRecords } from "./matching-records.ts";
import type { NoticeRecords } from "./notice-records.ts";
import type { OrderKeepingRecords } from "./order-records.ts";
import type { PastSaleRecords } from "./past-sale-records.ts";
import type { PauseRecords } from "./pause-records.ts";
import type { PictureRecords } from "./picture-records.ts";
import type { PrivacyRecords } from "./privacy-records.ts";
import type { PromiseRecords } from "./promise-records.ts";
import type { PublicationRecords } from "./publication-records.ts";
import type { QuestionRecords } from "./question-records.ts";
import type { RequestRecords } from "./request-records.ts";
import type { SaidOfGoodsRecords } from "./said-of-goods-records.ts";
import type { SelectionRecords } from "./selection-records.ts";
import type { ShipmentRecords } from "./shipment-records.ts";
import type { StockKeepingRecords } from "./stock-records.ts";
import type { ShopRef } from "./storefront.ts";
import type { VariantNameRecords } from "./variant-names-records.ts";
import type { WarehouseRecords } from "./warehouse-records.ts";

/**
 * The rows of ONE shop, inside one transaction. No method takes a shop: rows of another cannot be reached (law T1).
 * Methods that learn a platform's truth ignore one that is older than what is known (law P4).
 */
export interface Records
  extends CatalogRecords,
    ConflictKeepingRecords,
    ConnectionRecords,
    DemandRecords,
    PastSaleRecords,
    EffectRecords,
    FeedRecords,
    FieldRecords,
    GoodsRecords,
    InboundRecords,
    SaidOfGoodsRecords,
    JournalRecords,
    LearnedOrderRecords,
    LevelRecords,
    LinkKeepingRecords,
    ListingRecords,
    MatchingRecords,
    NoticeRecords,
    OrderKeepingRecords,
    PauseRecords,
    PictureRecords,
    PrivacyRecords,
    PromiseRecords,
    PublicationRecords,
    QuestionRecords,
    RequestRecords,
    SelectionRecords,
    ShipmentRecords,
    StockKeepingRecords,
    VariantNameRecords,
    WarehouseRecords {
  readonly shop: ShopRef & { name: string; currency: string; timeZone: string };
  /** Names the shop as its store does. */
  describeShop(shop: {
    name: string;
    currency: string;
    timeZone: string;
  }): Promise<void>;
}
