import { staffLoader } from "../auth/staff.server.ts";
import { orFailure } from "../failure.server.ts";
import { categoriesLike } from "../queries/categories.server.ts";
import { searchText } from "../queries/list-filters.ts";
import { shopOf } from "../queries/support/shop-of.server.ts";
import { world } from "../world.server.ts";

/** Categories of TikTok Shop for the search on the page that corrects a listing's details. */
export const loader = staffLoader(
  "effect:edit:any",
  async ({ params, search }) => {
    const { id, shopId } = await shopOf(world.prisma, "effect", params.id);
    const words = searchText(search.get("query")) ?? "";
    const page = await orFailure(
      categoriesLike(world, shopId, words).then((categories) => ({
        outcome: "found" as const,
        categories,
      })),
    );
    return { about: { shopId, subject: `effect:${id}` }, page };
  },
);
