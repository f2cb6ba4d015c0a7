/** The part of a request that creating and updating goods have in common. */
export type GoodsBody = {
  goods_name: string;
  goods_image_url: string;
  reference_code?: string;
  barcode_infos?: { barcode_type?: string; barcode_value?: string }[];
  return_handling_method: string;
  dimension_and_weight_base_info: {
    weight_value: string;
    weight_unit: string;
    length_value: string;
    width_value: string;
    height_value: string;
    dimension_unit: string;
  };
  is_hazmat: boolean;
  hazmat_info?: { hazmat_type: string };
  is_lot_code: boolean;
  is_expiration_management: boolean;
  shelf_life_attribute_info?: Record<string, unknown>;
};

const returnHandlings = [
  "Dispose_of_all_returned_units",
  "Restock_sellable_dispose_of_unsellable",
];
// POUND here, where inbound orders write POUNDS.
const weightUnits = ["MILLIGRAM", "GRAM", "KILOGRAM", "POUND", "OUNCE"];
const lengthUnits = ["MILLIMETER", "CENTIMETER", "METER", "FOOT", "INCH"];
const hazmatTypes = ["MAGNETIZED", "BATTERY", "FLAMMABLE_LIQUID", "AEROSOLS"];

/** @returns in words what is wrong with a declaration, or undefined. Source: page `create-goods-202603`. */
export function faultOfGoods(body: GoodsBody): string | undefined {
  const base = body.dimension_and_weight_base_info;
  if (body.goods_name.trim() === "") return "goods_name is empty";
  if (!URL.canParse(body.goods_image_url))
    return "goods_image_url is no address";
  if (!returnHandlings.includes(body.return_handling_method))
    return `return_handling_method ${body.return_handling_method} is unknown`;
  if (!weightUnits.includes(base.weight_unit))
    return `weight_unit ${base.weight_unit} is unknown`;
  if (!lengthUnits.includes(base.dimension_unit))
    return `dimension_unit ${base.dimension_unit} is unknown`;
  const measures = [
    base.weight_value,
    base.length_value,
    base.width_value,
    base.height_value,
  ];
  if (!measures.every((m) => Number(m) > 0))
    return "Weight and dimensions must be above zero";
  if (body.is_hazmat && !body.hazmat_info) return "hazmat_info is missing";
  const hazmat = body.hazmat_info?.hazmat_type;
  if (hazmat !== undefined && !hazmatTypes.includes(hazmat))
    return `hazmat_type ${hazmat} is unknown`;
  if (body.is_expiration_management && !body.shelf_life_attribute_info)
    return "shelf_life_attribute_info is missing";
  return undefined;
}
