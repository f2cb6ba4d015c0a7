import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireMerchant } from "../auth/merchant.server.ts";
import { findVariants } from "../queries/find-variants.server.ts";
import { searchText } from "../queries/list-filters.ts";
import { world } from "../world.server.ts";

/** Variants for the search on a link conflict. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const query = searchText(new URL(request.url).searchParams.get("query"));
  const variants = query ? await findVariants(world.prisma, shopId, query) : [];
  return { variants };
}
