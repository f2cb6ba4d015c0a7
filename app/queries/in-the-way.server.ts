import type { PrismaClient } from "@prisma/client";
import { needsConnection } from "#core/domain/patience.ts";
import type { PauseReason } from "#core/domain/pause.ts";
import { isErrorCode } from "#core/errors/catalog.ts";

/** What keeps every page from being up to date, whichever of them is looked at. */
export type InTheWay = {
  /** TikTok Shop lets us in no more; what is known of it is as old as that. */
  isMarketplaceAway: boolean;
  /** Permissions of the Shopify store that Quayside asks for and was not given. */
  missingScopes: string[];
  /** Why nothing is written now; null where it is. */
  pause: PauseReason | null;
};

/**
 * What only the merchant can mend. A grant of Shopify that has ended is none of it: opening any page mends that.
 * @param missingScopes what of Shopify's permissions a grant lacks.
 */
export async function readInTheWay(
  prisma: PrismaClient,
  shopId: string,
  missingScopes: (granted: readonly string[]) => string[],
): Promise<InTheWay> {
  const [rows, { pauseReason }] = await Promise.all([
    prisma.connection.findMany({
      where: { shopId, kind: { in: ["shopify", "tiktok_shop"] } },
      select: { kind: true, problem: true, scopes: true },
    }),
    prisma.shop.findUniqueOrThrow({
      where: { id: shopId },
      select: { pauseReason: true },
    }),
  ]);
  const shopify = rows.find(({ kind }) => kind === "shopify");
  const problem = rows.find(({ kind }) => kind === "tiktok_shop")?.problem;
  return {
    isMarketplaceAway:
      problem != null && isErrorCode(problem) && needsConnection(problem),
    missingScopes: shopify ? missingScopes(shopify.scopes) : [],
    pause: pauseReason as PauseReason | null,
  };
}
