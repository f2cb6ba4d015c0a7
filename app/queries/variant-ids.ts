const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Most variants that one decision may name. */
export const mostVariants = 500;

/** Reads comma-separated ids from an address or a form; what is no id is left out. */
export const readVariantIds = (text: string | null): string[] => [
  ...new Set(
    (text ?? "")
      .split(",")
      .filter((part) => uuid.test(part))
      .slice(0, mostVariants),
  ),
];

export const isId = (text: string | undefined): text is string =>
  uuid.test(text ?? "");
