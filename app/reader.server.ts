import type { Reader } from "./ui/reader.tsx";

const fallback = "en";

/** Shopify's admin puts its reader's language into the address of the first page; elsewhere the browser's own word counts. */
export function readerOf(request: Request): Reader {
  const asked = new URL(request.url).searchParams.get("locale");
  const accepted = request.headers.get("Accept-Language")?.split(/[,;]/)[0];
  return {
    locale: known(asked) ?? known(accepted) ?? fallback,
    isPhone:
      request.headers.get("Sec-CH-UA-Mobile") === "?1" ||
      /\bMobi/.test(request.headers.get("User-Agent") ?? ""),
  };
}

/** A tag that both sides can format by; strangers write anything here. */
function known(tag: string | null | undefined): string | null {
  if (!tag) return null;
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? null;
  } catch {
    return null;
  }
}
