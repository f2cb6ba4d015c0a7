/** A pattern of `LIKE` for a text anywhere; a search for `50%` is for these three signs. */
export const containing = (text: string): string =>
  `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
