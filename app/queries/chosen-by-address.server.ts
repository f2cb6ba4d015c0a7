import type { PrismaClient } from "@prisma/client";
import { type ProductTab, readProductFilter } from "./product-filter.ts";
import { readFiltered } from "./products.server.ts";
import { readVariantIds } from "./variant-ids.ts";

/** Most variants that one decision takes when it is made by a filter. */
const mostByFilter = 25_000;

/**
 * The variants that an address or a form means: those it names, or with `all` everything that fits its filter, because
 * 10,000 ids fit in no address. Read anew each time: what is confirmed is compared with what was seen.
 * @returns also how many more fit the filter than one decision takes.
 */
export async function chosenBy(
  prisma: PrismaClient,
  shopId: string,
  params: URLSearchParams,
  first: Extract<ProductTab, "choosable" | "selected">,
): Promise<{ variantIds: string[]; left: number }> {
  if (!params.has("all"))
    return { variantIds: readVariantIds(params.get("variants")), left: 0 };
  return readFiltered(prisma, shopId, readProductFilter(params), {
    first,
    limit: mostByFilter,
  });
}

/** A posted form as the same kind of thing as an address. */
export const asParams = (form: FormData): URLSearchParams =>
  new URLSearchParams(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
