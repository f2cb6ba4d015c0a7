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
import type { loader as appLoader } from "./routes/app.tsx";

/** The document. Inside the admin, App Bridge is the first script of the head: Shopify demands it of every page. */
export function Layout({ children }: { children: ReactNode }) {
  const embedded = useRouteLoaderData<typeof appLoader>("routes/app");
  return (
    <html lang="en">
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
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main style={{ font: "16px/1.5 system-ui, sans-serif", padding: "3rem" }}>
      <h1>{isMissing ? "There is no such page" : "Something went wrong"}</h1>
      <p>
        {isMissing
          ? "Check the address, or open Quayside from your Shopify admin."
          : "Open Quayside again from your Shopify admin. We have been told."}
      </p>
    </main>
  );
}
