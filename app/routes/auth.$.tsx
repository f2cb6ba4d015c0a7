import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticate } from "../auth/shopify.server.ts";

/** Shopify's library answers here with its own pages, such as the one that fetches a session token. */
export async function loader({ request }: LoaderFunctionArgs) {
  await authenticate.admin(request);
  return null;
}
