import type { Prisma } from "@prisma/client";
import { catalog, isErrorCode } from "#core/errors/catalog.ts";

/** What the parts of a value are called by people; a part without a name here is called by its own. */
const partNames: Record<string, string> = {
  base: "last agreed",
  storefront: "Shopify",
  marketplace: "TikTok Shop",
  network: "network",
  stockedAt: "stocked at",
  tiktokOrder: "TikTok order",
};

const choices: Record<string, string> = {
  storefront: "Shopify's value",
  marketplace: "TikTok Shop's value",
  link: "linked by hand",
  leave: "left as it is",
};

/**
 * A value before or after a change, as people read it. Values are our own: a number, a text, a person's choice, or a
 * small flat object.
 * @returns null where there is nothing to read.
 */
export function valueInWords(value: Prisma.JsonValue): string | null {
  if (value === null) return null;
  if (typeof value === "string") return calm(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.map(String).join(", ") || null;
  const { kind, value: chosen, name, ...parts } = value;
  if (typeof chosen === "string") return `“${chosen}”`;
  if (typeof kind === "string") return choices[kind] ?? spaced(kind);
  if (typeof name === "string") return name;
  const said = Object.entries(parts).flatMap(([part, content]) =>
    content === null || content === undefined
      ? []
      : [`${partNames[part] ?? spaced(part)}: ${plain(content)}`],
  );
  return said.join(", ") || null;
}

/** How a change ended. A refusal is told by the catalog's title of its code. */
export function resultInWords(result: string): string {
  const code = /^(?:refused|failed): (\w+)$/.exec(result)?.[1];
  if (code && isErrorCode(code)) return catalog[code].title;
  return result.charAt(0).toUpperCase() + result.slice(1);
}

const plain = (content: Prisma.JsonValue | undefined): string =>
  typeof content === "object" ? JSON.stringify(content) : String(content);

/** Platforms shout their states: `CANCELLATION_REQUESTED`. */
const calm = (text: string): string =>
  /^[A-Z]+(_[A-Z]+)*$/.test(text)
    ? text.toLowerCase().replaceAll("_", " ")
    : text;

/** `unitPrice` → `unit price` */
const spaced = (name: string): string =>
  name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
