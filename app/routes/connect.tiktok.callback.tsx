import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { completeMarketplaceConnection } from "#core/flows/connect-marketplace.ts";
import { adminUrl } from "../auth/admin-url.server.ts";
import { failureOf } from "../failure.server.ts";
import { useFailureWords } from "../ui/problem.tsx";
import { env, world } from "../world.server.ts";

/**
 * TikTok sends the merchant back here, outside the admin and without a session token. The state proves which shop it is;
 * what came of it is told inside the admin, on Home.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
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
    return failure;
  }
  return null;
}

export default function Callback() {
  const { t } = useTranslation();
  const failure = useLoaderData<typeof loader>();
  const failureWords = useFailureWords();
  const { title, fix } = failure
    ? failureWords(failure)
    : {
        title: t("landing.linkUsed.title"),
        fix: t("landing.linkUsed.fix"),
      };
  return (
    <main style={{ font: "16px/1.5 system-ui, sans-serif", padding: "3rem" }}>
      <h1>{title}</h1>
      <p>{fix}</p>
    </main>
  );
}
