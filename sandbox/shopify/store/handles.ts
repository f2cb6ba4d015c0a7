/**
 * A handle from a text: accents dropped, lower case, everything but letters and digits becomes one hyphen.
 * source: recorded answers of productCreate with unusual handles.
 *
 * @param taken whether a handle is in use. @param instead what a text without letters and digits becomes.
 */
export function plainHandle(text: string, instead: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return plain || instead;
}

/** The handle itself, or with the first number behind it that nobody has. */
export function freeHandle(
  handle: string,
  taken: (handle: string) => boolean,
): string {
  if (!taken(handle)) return handle;
  for (let count = 1; ; count++)
    if (!taken(`${handle}-${count}`)) return `${handle}-${count}`;
}
