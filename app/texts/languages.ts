/** The languages that every text of the screens is written in; the first is for readers of any other. */
export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];

/** The language for a reader, by a tag such as `es-MX`. */
export function languageOf(locale: string): Language {
  const wanted = locale.split("-")[0];
  return languages.find((language) => language === wanted) ?? languages[0];
}
