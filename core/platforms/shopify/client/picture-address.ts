/**
 * Whether a picture may be fetched from there.
 * @param takesPlain whether `http` will do: only where Shopify is a pretended one.
 */
export function isPictureAddress(
  address: string,
  { takesPlain }: { takesPlain: boolean },
): boolean {
  const protocol = URL.canParse(address) ? new URL(address).protocol : "";
  return protocol === "https:" || (takesPlain && protocol === "http:");
}
