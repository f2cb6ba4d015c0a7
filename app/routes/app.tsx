import type {
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
} from "@remix-run/node";
import {
  Link,
  Outlet,
  type ShouldRevalidateFunction,
  useLoaderData,
  useRouteError,
} from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readInTheWay } from "../queries/in-the-way.server.ts";
import { readerOf } from "../reader.server.ts";
import { languageOf } from "../texts/languages.ts";
import { InTheWayBanners } from "../ui/in-the-way.tsx";
import { isRedirectOfLibrary, Problem } from "../ui/problem.tsx";
import ownStyles from "../ui/quayside.css?url";
import { ReachBoundary } from "../ui/reach.tsx";
import { ReaderProvider } from "../ui/reader.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { env, world } from "../world.server.ts";

const appBridge = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: ownStyles },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  return {
    inTheWay: await readInTheWay(world.prisma, shopId, (granted) =>
      world.storefront.missingScopes(granted),
    ),
    apiKey: env.SHOPIFY_API_KEY,
    appBridgeUrl: env.APP_BRIDGE_URL ?? appBridge,
    reader: readerOf(request),
  };
}

// The settings never change while the page is open, and what stands in the way is read with every other page; each
// child's loader asks who is there itself.
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
}) => currentUrl.pathname !== nextUrl.pathname;

/** The frame of every page inside the admin. App Bridge itself stands in the document's head (root.tsx). */
export default function App() {
  const loaded = useLoaderData<typeof loader>();
  const { apiKey, appBridgeUrl, inTheWay } = loaded;
  const { t } = useTranslation();
  // Only the first page's address says in which language the admin is.
  const [reader] = useState(loaded.reader);
  return (
    <AppProvider
      isEmbeddedApp={false}
      apiKey={apiKey}
      __APP_BRIDGE_URL={appBridgeUrl}
      i18n={usePolarisTexts()}
    >
      <ui-nav-menu>
        <Link to="/app" rel="home">
          Quayside
        </Link>
        <Link to="/app/products">{t("menu.products")}</Link>
        <Link to="/app/stock">{t("menu.stock")}</Link>
        <Link to="/app/orders">{t("menu.orders")}</Link>
        <Link to="/app/delivery">{t("menu.delivery")}</Link>
        <Link to="/app/replenishment">{t("menu.replenishment")}</Link>
        <Link to="/app/resilience">{t("menu.resilience")}</Link>
        <Link to="/app/conflicts">{t("menu.conflicts")}</Link>
        <Link to="/app/activity">{t("menu.activity")}</Link>
        <Link to="/app/insights">{t("menu.insights")}</Link>
        <Link to="/app/settings">{t("menu.settings")}</Link>
      </ui-nav-menu>
      <ReaderProvider value={reader}>
        <ReachBoundary>
          <main>
            <Waiting>
              <InTheWayBanners {...inTheWay} />
              <Outlet />
            </Waiting>
          </main>
        </ReachBoundary>
      </ReaderProvider>
    </AppProvider>
  );
}

/** Answers that the library throws on purpose, e.g. its token page, are its own; the rest is told in our words. */
export function ErrorBoundary() {
  const error = useRouteError();
  const words = usePolarisTexts();
  if (isRedirectOfLibrary(error)) return boundary.error(error);
  return (
    <AppProvider isEmbeddedApp={false} apiKey="" i18n={words}>
      <Problem error={error} />
    </AppProvider>
  );
}

/** The words within Polaris's own components, for the reader. */
function usePolarisTexts() {
  const { i18n } = useTranslation();
  return i18n.getResourceBundle(languageOf(i18n.language), "polaris");
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
