import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/react";

export const meta: MetaFunction = () => [{ title: "Quayside" }];

/** Shopify opens the app at the root, with the shop in the query; everybody else sees what Quayside is. */
export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  if (searchParams.has("shop") || searchParams.has("id_token"))
    throw redirect(`/app${search}`);
  return null;
}

export default function Landing() {
  return (
    <main
      style={{
        font: "17px/1.6 system-ui, sans-serif",
        maxWidth: "38rem",
        margin: "12vh auto",
        padding: "0 1.5rem",
        color: "#1f2d2a",
      }}
    >
      <h1 style={{ fontSize: "2.2rem", marginBottom: "0.25em" }}>Quayside</h1>
      <p>
        Keeps a Shopify store, a TikTok Shop and Fulfilled by TikTok in step:
        one stock, one list of orders, tracking numbers on both sides.
      </p>
      <p>
        Install it from the Shopify App Store. If it is installed already, open
        it from <strong>Apps</strong> in your Shopify admin.
      </p>
    </main>
  );
}
