import { z } from "zod";
import type { SaidDetails } from "#core/domain/listings/plan-details.ts";
import { parseMoney } from "#core/kit/money.ts";
import { noChart } from "../ui/listing/no-chart.ts";
import { readAttributes } from "./listing-wish.server.ts";

const millimetres = z.int().min(1).max(10_000);
const chartAddress = z.url().max(2_000);
const edges = ["length", "width", "height"] as const;

/**
 * What a merchant wants a listing's details to be, as the form writes it: sizes in centimetres, `code:<SKU>` and
 * `before:<SKU>` for what counts for one SKU.
 * @returns the names of the fields that cannot be read, where there are any: what was meant is not guessed.
 */
export function readDetailsForm(
  form: FormData,
): { said: SaidDetails } | { unread: string[] } {
  const told = (name: string) => String(form.get(name) ?? "").trim();
  const decimal = (name: string) => told(name).replace(",", ".");
  const unread: string[] = [];
  const hasSize = edges.some((edge) => told(edge));
  const size = edges.map((edge) => {
    const read = millimetres.safeParse(Math.round(Number(decimal(edge)) * 10));
    if (hasSize && !read.success) unread.push(edge);
    return read.data ?? 0;
  });
  const [length = 0, width = 0, height = 0] = size;
  const priceOf = (name: string): number | null => {
    if (!told(name)) return null;
    try {
      const { minor } = parseMoney(decimal(name), told("currency"));
      if (minor > 0 && Number.isSafeInteger(minor)) return minor;
    } catch {
      // Told below.
    }
    unread.push(name);
    return null;
  };
  const chart = told("sizeChart");
  if (chart && chart !== noChart && !chartAddress.safeParse(chart).success)
    unread.push("sizeChart");
  const skus = [...form.keys()]
    .filter((name) => name.startsWith("code:"))
    .map((name) => name.slice("code:".length))
    .map((externalId) => ({
      externalId,
      barcode: told(`code:${externalId}`).replaceAll(/[\s-]/g, ""),
      listPriceMinor: priceOf(`before:${externalId}`),
    }));
  return unread.length > 0
    ? { unread }
    : {
        said: {
          categoryId: told("categoryId") || null,
          brand: told("brand").slice(0, 200),
          attributes: readAttributes(form),
          sizeMillimetres: hasSize ? { length, width, height } : null,
          sizeChart: chart ? { url: chart === noChart ? null : chart } : null,
          skus,
        },
      };
}
