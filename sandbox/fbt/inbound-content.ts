import type { Platform } from "../tiktok/platform.ts";
import type { Carton, PlannedGoods } from "./state.ts";

export type Content = { goods: PlannedGoods[]; cartons: Carton[] };

const weightUnits = ["KILOGRAM", "GRAM", "MILLIGRAM", "POUNDS", "OUNCE"];
const lengthUnits = [
  "METER",
  "CENTIMETER",
  "MILLIMETER",
  "FOOT",
  "MICRON",
  "INCH",
];

type Body = {
  goods_items?: { goods_id: string; quantity: number }[];
  cartons?: Carton[];
};

/** What a plan or a shipment holds: goods by number, or cartons with goods in them. */
export function contentOf(body: Record<string, unknown>): Content {
  const { goods_items: items = [], cartons = [] } = body as Body;
  const sums = new Map<string, number>();
  const add = (id: string, quantity: number) =>
    sums.set(id, (sums.get(id) ?? 0) + quantity);
  for (const item of items) add(item.goods_id, item.quantity);
  if (items.length === 0)
    for (const carton of cartons)
      for (const item of carton.items)
        add(item.goods_id, item.quantity * carton.quantity);
  return {
    goods: [...sums].map(([goodsId, quantity]) => ({ goodsId, quantity })),
    cartons,
  };
}

/** @returns in words what is wrong with a content, or undefined. */
export function faultOfContent(
  platform: Platform,
  { goods, cartons }: Content,
): string | undefined {
  const { fbt } = platform.state;
  if (goods.length === 0) return "The plan is empty";
  for (const { goodsId, quantity } of goods) {
    const known = fbt.goods.get(goodsId);
    if (!known) return `Goods ${goodsId} do not exist`;
    if (quantity < 1) return `The quantity of goods ${goodsId} is below 1`;
    if (known.melts && !isColdSeason(platform.now()))
      return `Goods ${goodsId} melt: they are taken in from 16 October to 14 April only`;
  }
  for (const carton of cartons) {
    const fault = faultOfCarton(carton);
    if (fault) return fault;
  }
  return undefined;
}

function faultOfCarton(carton: Carton): string | undefined {
  const { items, quantity, carton_type: type, carton_nums: numbers } = carton;
  const box = carton.box_measurements;
  if (quantity < 1 || items.length === 0) return "A carton is empty";
  if (items.some((i) => i.quantity < 1)) return "A carton holds no units";
  const kinds = new Set(items.map((i) => i.goods_id)).size;
  if (type !== "SINGLE_SKU" && type !== "MULTI_SKU")
    return `carton_type ${type} is unknown`;
  if (type === "SINGLE_SKU" && kinds > 1)
    return "A carton of one SKU holds several";
  if (numbers?.length && numbers.length !== quantity)
    return "carton_nums must name every carton";
  if (!weightUnits.includes(box.weight_unit))
    return `weight_unit ${box.weight_unit} is unknown`;
  if (!lengthUnits.includes(box.length_unit))
    return `length_unit ${box.length_unit} is unknown`;
  const measures = [box.weight, box.length, box.width, box.height];
  return measures.every((m) => Number(m) > 0)
    ? undefined
    : "A carton measures nothing";
}

/** From 16 October to 14 April (US). */
function isColdSeason(at: number): boolean {
  const date = new Date(at);
  const day = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  return day >= 1016 || day <= 414;
}
