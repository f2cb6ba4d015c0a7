import { asId, type ShopId } from "#core/kit/ids.ts";
import { world } from "../world.server.ts";
import { may } from "./permissions.ts";
import { authenticate, registerSession } from "./shopify.server.ts";

/** Who asks, and for which shop. The actor stands in the journal and in the audit. */
export type Merchant = { shopId: ShopId; domain: string; actor: string };

/**
 * Every loader and action begins here. Without a valid session token nobody comes through: documents are led to
 * Shopify's token page, programs get 401.
 * @throws Response
 */
export async function requireMerchant(request: Request): Promise<Merchant> {
  const { session, sessionToken } = await authenticate.admin(request);
  // Whom Shopify vouches for is the merchant's own: the one table says what he may (app/auth/permissions.ts).
  if (!may("merchant", "shop:use:own"))
    throw new Response(null, { status: 403 });
  const known = await findShop(session.shop);
  const isGood = known && known.connections.length === 0;
  return {
    shopId: isGood ? asId(known.id) : await renew(request, session),
    domain: session.shop,
    actor: `merchant:${sessionToken?.sub ?? session.shop}`,
  };
}

const findShop = (domain: string) =>
  world.prisma.shop.findFirst({
    where: { domain, uninstalledAt: null },
    select: {
      id: true,
      // Shopify has taken back what we hold, whatever it says of its own end.
      connections: {
        where: {
          kind: "shopify",
          problem: {
            in: [
              "authorization_expired",
              "authorization_outdated",
              "authorization_missing",
            ],
          },
        },
        select: { id: true },
      },
    },
  });

/**
 * The merchant removed the app and came back before the old token ran out, or Shopify ended the token before its time. The
 * old session has to go: with it in place nobody would ask Shopify for a new token. Registered here as well, because the library runs its hook once per session
 * token: a request beside the first one, with the same token, would find no shop.
 */
async function renew(request: Request, old: { id: string }): Promise<ShopId> {
  await world.sessionStorage.deleteSession(old.id);
  const { session } = await authenticate.admin(request);
  const { shopId } = await registerSession(session);
  return shopId;
}
