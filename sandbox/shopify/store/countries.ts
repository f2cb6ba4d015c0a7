const names = new Intl.DisplayNames("en", { type: "region" });

/** `CA` is Canada. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
