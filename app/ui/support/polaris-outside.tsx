import { Link } from "@remix-run/react";
import { AppProvider } from "@shopify/polaris";
import type { LinkLikeComponentProps } from "@shopify/polaris/build/ts/src/utilities/link";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { languageOf } from "../../texts/languages.ts";

/** Polaris without Shopify's admin around it: its words in the reader's language, its links as links of the app. */
export function PolarisOutside({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const words = useMemo(
    () => i18n.getResourceBundle(languageOf(language), "polaris"),
    [i18n, language],
  );
  return (
    <AppProvider i18n={words} linkComponent={PageLink}>
      {children}
    </AppProvider>
  );
}

/** Other sites, and raw doors of our own, are left by a whole new document. */
function PageLink({
  url = "",
  external,
  children,
  ref: _ref,
  ...rest
}: LinkLikeComponentProps) {
  return external ? (
    <a href={url} target="_blank" rel="noreferrer" {...rest}>
      {children}
    </a>
  ) : (
    <Link to={url} {...rest}>
      {children}
    </Link>
  );
}
