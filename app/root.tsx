import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { loader as appLoader } from "./routes/app.tsx";
import { languageOf } from "./texts/languages.ts";
import { PageTitle } from "./ui/page-title.tsx";

/** The document. Inside the admin, App Bridge is the first script of the head: Shopify demands it of every page. */
export function Layout({ children }: { children: ReactNode }) {
  const embedded = useRouteLoaderData<typeof appLoader>("routes/app");
  const { language: locale } = useTranslation().i18n;
  return (
    <html lang={languageOf(locale)} data-locale={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        {embedded && (
          <script
            src={embedded.appBridgeUrl}
            data-api-key={embedded.apiKey}
            suppressHydrationWarning
          />
        )}
        <PageTitle />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** Outside the admin's frame there is no Polaris; the page says only what happened. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { t } = useTranslation();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main style={{ font: "16px/1.5 system-ui, sans-serif", padding: "3rem" }}>
      <h1>
        {t(isMissing ? "problem.outside.missing" : "problem.outside.internal")}
      </h1>
      <p>
        {t(
          isMissing
            ? "problem.outside.missingFix"
            : "problem.outside.internalFix",
        )}
      </p>
    </main>
  );
}
