import {
  type CentreFact,
  type GoodsFact,
  type NetworkLevelFact,
  type NetworkOrderFact,
  type NetworkParcelFact,
  type NetworkParcelStatus,
  type NetworkRecordFact,
  networkParcelStatuses,
} from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type {
  CentreWire,
  GoodsWire,
  LevelWire,
  McfOrderWire,
  RecordWire,
} from "../wire/network.ts";
import { toMillimetres } from "./measures.ts";

export const toCentre = (centre: CentreWire): CentreFact => ({
  externalId: centre.fbt_warehouse_id,
  name: centre.name,
  shopWarehouseIds: centre.warehouse_ids,
});

export const toGoods = (goods: GoodsWire): GoodsFact => ({
  externalId: goods.id,
  name: goods.name ?? "",
  referenceCode: goods.reference_code,
  barcodes: goods.barcodes.flatMap(({ code }) => code ?? []),
  skuExternalIds: goods.skus
    .filter(({ matched }) => matched !== false)
    .map(({ id }) => id),
  unitSize:
    toMillimetres(goods.warehouse_confirmation_info?.dimension) ??
    toMillimetres(goods.merchant_declaration_info?.dimension),
  tracksLots: goods.lot_expiration_info?.is_lot_control ?? false,
  tracksExpiry: goods.lot_expiration_info?.is_expiration_management ?? false,
  // Zero stands for "not said".
  shelfLifeDays: goods.lot_expiration_info?.shelf_life_days || null,
  lastsOnArrival: goods.lot_expiration_info?.inbound_cutoff_days || null,
});

export const toLevel = (row: LevelWire): NetworkLevelFact => ({
  goodsExternalId: row.goods.id,
  centreExternalId: row.fbt_warehouse_id,
  onHand: row.on_hand_detail.total_quantity,
  available: row.on_hand_detail.available_quantity,
  reserved: row.on_hand_detail.reserved_quantity,
  unfulfillable: row.on_hand_detail.unfulfillable_quantity ?? 0,
  inTransit: row.in_transit_quantity ?? 0,
});

export const toRecord = (row: RecordWire): NetworkRecordFact => ({
  goodsExternalId: row.goods.id,
  centreExternalId: row.fbt_warehouse_id,
  orderId: row.order.id,
  orderType: row.order.type,
  // Not `changed_quantity`: no page says whether it is signed.
  changed: row.final_on_hand_quantity - row.initial_on_hand_quantity,
  quality: row.inventory_goods_type === "DEFECTIVE" ? "defective" : "sound",
  initialOnHand: row.initial_on_hand_quantity,
  finalOnHand: row.final_on_hand_quantity,
  at: row.create_time,
});

/** @throws SyncError wire_unexpected for a parcel state that we do not know. */
export const toNetworkOrder = (order: McfOrderWire): NetworkOrderFact => ({
  externalId: order.mcf_order_id,
  reference: order.external_order_id,
  parcels: order.consign_orders.map(toParcel),
});

function toParcel(
  parcel: McfOrderWire["consign_orders"][number],
): NetworkParcelFact {
  return {
    externalId: parcel.id,
    status: toParcelStatus(parcel.status),
    carrier: parcel.shipping_provider?.name ?? parcel.carrier,
    trackingNumber: parcel.tracking_number,
    lines: parcel.goods.map(({ id, quantity }) => ({
      goodsExternalId: id,
      quantity,
    })),
    closedByPlatform: parcel.is_platform_closed,
    issue: parcel.issue,
  };
}

function toParcelStatus(text: string): NetworkParcelStatus {
  const status = networkParcelStatuses.find((known) => known === text);
  if (!status)
    throw new SyncError("wire_unexpected", {
      said: `parcel status ${text.slice(0, 40)}`,
    });
  return status;
}
