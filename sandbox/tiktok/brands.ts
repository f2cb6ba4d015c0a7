import { checkTreeVersion } from "./categories.ts";
import { refuse } from "./envelope.ts";
import { mintId } from "./ids.ts";
import { page } from "./paging.ts";
import type { Handlers } from "./platform.ts";
import type { Brand, TikTokState } from "./state.ts";

/** Brands that the platform knows by itself; the shop may use the first only. */
const knownBrands: readonly Brand[] = [
  { id: "7082427311584347905", name: "Unbranded", own: true },
  { id: "7082427311584347906", name: "Northwind Outfitters", own: false },
];

export const findBrand = (
  { brands }: TikTokState,
  id: string,
): Brand | undefined => [...knownBrands, ...brands].find((b) => b.id === id);

/** Brands. Source: pages `get-brands-202309`, `create-custom-brands-202309`. */
export const brandHandlers: Handlers = {
  "GET /product/202309/brands": ({ platform: { state }, query }) => {
    if (query.category_id) checkTreeVersion(query.category_version);
    const part = query.brand_name?.toLowerCase();
    const wanted = query.is_authorized;
    const found = [...knownBrands, ...state.brands].filter(
      (b) =>
        (!part || b.name.toLowerCase().includes(part)) &&
        (wanted === undefined || String(b.own) === wanted),
    );
    const { rows, ...rest } = page(found, query);
    return {
      ...rest,
      brands: rows.map((b) => ({
        id: b.id,
        name: b.name,
        // The platform spells it so.
        authorized_status: b.own ? "AUTHORIZED" : "UNAUTHORIEZD",
        is_t1_brand: false,
        brand_status: "AVAILABLE",
      })),
    };
  },
  "POST /product/202309/brands": ({ platform: { state }, body }) => {
    const name = String(body.name).trim();
    if (name === "" || name.length > 100)
      refuse(12_052_910, "The brand's name takes 1 to 100 characters");
    const known = [...knownBrands, ...state.brands].find(
      (b) => b.name.toLowerCase() === name.toLowerCase(),
    );
    // Asked for again, a brand is not made twice.
    if (known) return { id: known.id };
    const brand = { id: mintId(state, "brand"), name, own: true };
    state.brands.push(brand);
    return { id: brand.id };
  },
};
