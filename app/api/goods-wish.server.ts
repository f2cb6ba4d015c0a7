import { z } from "zod";
import type { GoodsWish } from "#core/domain/listings/plan-goods.ts";
import { isId } from "../queries/variant-ids.ts";

const millimetres = z.int().min(1).max(10_000);
const size = z.strictObject({
  length: millimetres,
  width: millimetres,
  height: millimetres,
});
const grams = z.int().min(1).max(1_000_000);
const code = z.string().trim().min(1).max(200);

const edges = ["length", "width", "height"] as const;

/**
 * What a merchant says of goods, as a form writes it: sizes in centimetres, and under `length:<variant>` and the like what
 * counts for one variant alone. What cannot be read counts as not said: the preview asks for it.
 */
export function readGoodsForm(
  variantIds: string[],
  form: URLSearchParams,
): GoodsWish {
  const said = (name: string) => (form.get(name) ?? "").trim();
  const sizeOf = (of: string) => {
    const read = size.safeParse(
      Object.fromEntries(
        edges.map((edge) => [
          edge,
          Math.round(Number(said(`${edge}${of}`).replace(",", ".")) * 10),
        ]),
      ),
    );
    return read.success ? read.data : null;
  };
  const alone = new Set(
    [...form.keys()].flatMap((name) => name.split(":")[1] ?? []).filter(isId),
  );
  const weight = grams.safeParse(Number(said("weight")));
  return {
    variantIds,
    sizeMillimetres: sizeOf(""),
    weightGrams: weight.success ? weight.data : null,
    returned: said("returned") === "dispose" ? "dispose" : "restock",
    own: Object.fromEntries(
      [...alone].map((id) => {
        const own = sizeOf(`:${id}`);
        const bindTo = code.safeParse(said(`bindTo:${id}`));
        return [
          id,
          {
            ...(own && { sizeMillimetres: own }),
            ...(bindTo.success && { bindTo: bindTo.data }),
          },
        ];
      }),
    ),
  };
}
