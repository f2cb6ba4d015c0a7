const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  rsquo: "’",
  lsquo: "‘",
  rdquo: "”",
  ldquo: "“",
  trade: "™",
  reg: "®",
  copy: "©",
  deg: "°",
  times: "×",
};

const decode = (text: string): string =>
  text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name)
      ? Number.parseInt(name.slice(2), 16)
      : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/**
 * What a person reads in a description. Both platforms rewrite the HTML that they are given (entities, empty paragraphs,
 * attributes), so descriptions are compared by their words: formatting alone is no edit.
 */
export const textOfHtml = (html: string): string =>
  decode(
    html
      .replace(/<!--[\s\S]*?-->/g, " ")
      .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, " ")
      .replace(/<\/?(?:p|div|br|li|ul|ol|tr|td|th|table|h[1-6])\b[^>]*>/gi, " ")
      .replace(/<[^>]*>/g, ""),
  )
    .replace(/\s+/g, " ")
    .trim();

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A text typed by a person, as paragraphs. */
export const htmlOfText = (text: string): string =>
  text
    .split(/\n\s*\n|\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => `<p>${escaped(line)}</p>`)
    .join("");

// TikTok Shop Partner Center, page "Create Product": paragraphs, lists, emphasis and pictures of its own.
const taken = new Set([
  "p",
  "br",
  "ul",
  "ol",
  "li",
  "b",
  "strong",
  "i",
  "em",
  "u",
]);
const headings = /^h[1-6]$/;

/**
 * A description as TikTok Shop takes it: the tags it knows, without attributes; headings become bold paragraphs. Pictures
 * are left out, because it shows only those that were uploaded to it.
 */
export const htmlForMarketplace = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(
      /<(\/?)([a-z][a-z0-9]*)\b[^>]*>/gi,
      (_tag, close: string, name: string) => {
        const tag = name.toLowerCase();
        if (taken.has(tag)) return `<${close}${tag}>`;
        if (headings.test(tag)) return close ? "</b></p>" : "<p><b>";
        return ["div", "tr", "section"].includes(tag) && close ? "<br>" : "";
      },
    )
    .trim();
