import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { categoriesLike } from "../queries/categories.server.ts";
import { searchText } from "../queries/list-filters.ts";
import { world } from "../world.server.ts";

/** Categories of TikTok Shop for the search on the page that lists a product. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const words = searchText(new URL(request.url).searchParams.get("query"));
  return orFailure(
    categoriesLike(world, shopId, words ?? "").then((categories) => ({
      outcome: "found" as const,
      categories,
    })),
  );
}
