import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { textsFor } from "./texts/texts.ts";

// The server has written into the document for whom it drew the page.
const locale = document.documentElement.dataset.locale ?? "en";

void textsFor(locale).then((texts) =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={texts}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  }),
);
