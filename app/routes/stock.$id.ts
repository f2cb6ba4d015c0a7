import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { adminUrl } from "../auth/admin-url.server.ts";
import { findToldShop } from "../queries/told-stock.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { env, world } from "../world.server.ts";

/**
 * Where Shopify's stock history leads: to the page in the merchant's own admin that explains the number. Whoever knows the
 * reference, which nobody can guess, learns which shop it belongs to and no more.
 */
export async function loader({ params }: LoaderFunctionArgs) {
  const domain = isId(params.id)
    ? await findToldShop(world.prisma, params.id)
    : null;
  if (!domain) throw new Response(null, { status: 404 });
  return redirect(adminUrl(env, domain, `/stock/${params.id}`));
}
