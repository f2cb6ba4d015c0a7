import { createInstance, type i18n as Texts } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Resources } from "./en/index.ts";
import { type Language, languageOf } from "./languages.ts";

// One language is fetched, not all: a page needs one.
const resources: Record<Language, () => Promise<{ texts: Resources }>> = {
  en: () => import("./en/index.ts"),
  es: () => import("./es/index.ts"),
};

/**
 * All texts for a reader. Numbers within them are written as the reader's own region does, whatever language the text is in.
 * @param locale a language tag, e.g. `es-MX`
 */
export async function textsFor(locale: string): Promise<Texts> {
  const language = languageOf(locale);
  const { texts } = await resources[language]();
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: language,
    resources: { [language]: texts },
    ns: Object.keys(texts),
    defaultNS: "common",
    returnNull: false,
    // React escapes by itself.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}
