import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { completeMarketplaceConnection } from "#core/flows/connect-marketplace.ts";
import { adminUrl } from "../auth/admin-url.server.ts";
import { failureOf } from "../failure.server.ts";
import { env, world } from "../world.server.ts";

/**
 * TikTok sends the merchant back here, outside the admin and without a session token. The state proves which shop it is;
 * what came of it is told inside the admin, on Home.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const failed = (title: string, fix: string) => ({ title, fix });
  try {
    const connected = await completeMarketplaceConnection(world, {
      state: searchParams.get("state") ?? "",
      code: searchParams.get("code"),
      error: searchParams.get("error"),
    });
    if (connected.outcome !== "unknown_state" && connected.shopDomain)
      throw redirect(
        `${adminUrl(env, connected.shopDomain)}?tiktok=${connected.outcome}`,
      );
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return failed(failure.title, failure.fix);
  }
  return failed(
    "This link has been used or is too old",
    "Open Quayside in your Shopify admin and connect TikTok Shop again.",
  );
}

export default function Callback() {
  const { title, fix } = useLoaderData<typeof loader>();
  return (
    <main style={{ font: "16px/1.5 system-ui, sans-serif", padding: "3rem" }}>
      <h1>{title}</h1>
      <p>{fix}</p>
    </main>
  );
}
