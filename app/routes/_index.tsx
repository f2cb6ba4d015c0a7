import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Trans, useTranslation } from "react-i18next";

/** Shopify opens the app at the root, with the shop in the query; everybody else sees what Quayside is. */
export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  if (searchParams.has("shop") || searchParams.has("id_token"))
    throw redirect(`/app${search}`);
  return null;
}

export default function Landing() {
  const { t } = useTranslation();
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
      <p>{t("landing.what")}</p>
      <p>
        <Trans i18nKey="landing.install" components={{ 1: <strong /> }} />
      </p>
    </main>
  );
}
