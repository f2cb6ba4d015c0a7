import type {
  GoodsDraft,
  HazardDeclaration,
} from "#core/domain/goods-draft.ts";

/** The platform's words for returned units. */
const returned = {
  restock: "Restock_sellable_dispose_of_unsellable",
  dispose: "Dispose_of_all_returned_units",
} as const;

const expired = { store: "STORE_UNITS", dispose: "DISPOSE" } as const;

/** Everything that is declared of goods: the platform clears what is left out. */
export const writeGoods = (draft: GoodsDraft) => ({
  goods_name: draft.name,
  goods_image_url: draft.pictureUrl,
  reference_code: draft.referenceCode ?? undefined,
  barcode_infos: draft.barcodes.map(({ kind, code }) => ({
    barcode_type: kind,
    barcode_value: code,
  })),
  return_handling_method: returned[draft.returned],
  dimension_and_weight_base_info: {
    weight_value: String(draft.weightGrams),
    weight_unit: "GRAM",
    length_value: String(draft.sizeMillimetres.length),
    width_value: String(draft.sizeMillimetres.width),
    height_value: String(draft.sizeMillimetres.height),
    dimension_unit: "MILLIMETER",
  },
  is_hazmat: draft.hazard !== null,
  hazmat_info: draft.hazard ? writeHazard(draft.hazard) : undefined,
  is_lot_code: draft.tracksLots,
  is_expiration_management: draft.expiry !== null,
  shelf_life_attribute_info: draft.expiry
    ? {
        shelf_life: draft.expiry.shelfLifeDays,
        inbound_cutoff_days: draft.expiry.inboundCutoffDays,
        expiration_alert_days: draft.expiry.alertDays,
        sales_cutoff_days: draft.expiry.salesCutoffDays,
        handling_method_expired_goods: expired[draft.expiry.expired],
      }
    : undefined,
});

const writeHazard = ({ battery, liquid, ...hazard }: HazardDeclaration) => ({
  hazmat_type: hazard.kind,
  dg_class: hazard.dangerClass,
  dg_uncode: hazard.unCode,
  msds_file_url: hazard.safetySheetUrl,
  battery_extra_info: battery
    ? {
        battery_type: battery.kind,
        battery_packaging_type: battery.packing,
        total_battery_weight: battery.weight.value,
        total_battery_weight_unit: battery.weight.unit,
        total_battery_capacity: battery.capacity.value,
        total_battery_capacity_unit: battery.capacity.unit,
        is_need_un_38_3_test: battery.needsTransportTest,
        un_38_3_test_file_url: battery.transportTestUrl ?? undefined,
      }
    : undefined,
  flammable_liquids_extra_info: liquid
    ? {
        flammable_liquids_type: liquid.kind,
        flammable_liquids_volume: liquid.volume.value,
        volume_unit: liquid.volume.unit,
      }
    : undefined,
});
