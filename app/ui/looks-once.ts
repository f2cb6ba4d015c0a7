import type { ShouldRevalidateFunction } from "@remix-run/react";

/** Each look asks a platform, and the answer to a form has what it would say; a confirmed one leads to another address. */
export const looksOnce: ShouldRevalidateFunction = ({
  formMethod,
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}) =>
  (formMethod !== "POST" || currentUrl.search !== nextUrl.search) &&
  defaultShouldRevalidate;
