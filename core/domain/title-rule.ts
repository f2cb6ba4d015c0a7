/** How TikTok Shop's titles are made from Shopify's. */
export type TitleRule = {
  /** How a title is put together, with `{title}` and any of the other gaps in it. */
  pattern: string;
  /** Whole words that are replaced in Shopify's title, whatever their capitals; by nothing: left out. */
  replace: { from: string; to: string }[];
  capitals: Capitals;
  /** Characters, within `titleLengths`. */
  longest: number;
};

export const capitals = {
  kept: "capitals as they are",
  calm: "no words all in capitals",
  words: "a capital for each word",
} as const;
export type Capitals = keyof typeof capitals;

/** Whether a row's or a request's text names a way of writing capitals. */
export const isCapitals = (text: string): text is Capitals =>
  Object.hasOwn(capitals, text);

/** What stands for something of the product; `option`: what all its variants have in common, such as their only colour. */
export const titleGaps = ["title", "brand", "product type", "option"] as const;
export type TitleGap = (typeof titleGaps)[number];

/** To which length titles may be cut. Source: TikTok Shop Partner Center, page "Create Product": 25 to 255, by market. */
export const titleLengths = { least: 25, most: 255 };
/** What a rule itself may hold. */
export const titleRuleLimits = { pattern: 200, replace: 50, words: 100 };

/** The same title on both sides: what a shop has that has set no rule. */
export const sameTitle: TitleRule = {
  pattern: "{title}",
  replace: [],
  capitals: "kept",
  longest: titleLengths.most,
};

/** Whether the rule changes no title. */
export const isSameTitle = (rule: TitleRule): boolean =>
  rule.pattern.trim() === sameTitle.pattern &&
  rule.replace.length === 0 &&
  rule.capitals === "kept" &&
  rule.longest === titleLengths.most;

/** Whether a title changes when something else of its product does. */
export const looksBeyondTitle = ({ pattern }: TitleRule): boolean =>
  [...pattern.matchAll(gap)].some(([, name]) => name !== "title");

/** Why a pattern is none; null where it is one. */
export function faultOfPattern(pattern: string): string | null {
  if (pattern.length > titleRuleLimits.pattern)
    return `A pattern has at most ${titleRuleLimits.pattern} characters.`;
  const gaps = [...pattern.matchAll(gap)].map(([, name]) => name ?? "");
  const unknown = gaps.find((name) => !isGap(name));
  if (unknown !== undefined)
    return `Nothing is called “${unknown}”: there are {title}, {brand}, {product type} and {option}.`;
  if (gaps.filter((name) => name === "title").length !== 1)
    return "A pattern holds {title} once.";
  return null;
}

/** What a rule does, for people. */
export function titleRuleInWords(rule: TitleRule): string {
  if (isSameTitle(rule)) return "The same title on both sides";
  return `Titles as “${rule.pattern}”, words replaced: ${rule.replace.length}, ${capitals[rule.capitals]}, at most ${rule.longest} characters`;
}

/** What a title is made of besides Shopify's own. */
export type Titled = {
  vendor: string;
  productType: string;
  variants: { options: { name: string; value: string }[] | null }[];
};

/**
 * The title on TikTok Shop. What the product does not have, or the title says already, is left out with the signs around
 * it; where it is too long, Shopify's part is cut at a word's end and the rest stays.
 */
export function applyTitleRule(
  rule: TitleRule,
  title: string,
  product: Titled,
): string {
  if (isSameTitle(rule)) return title;
  const own = withCapitals(rule.capitals, replaced(rule.replace, title));
  const [before, after] = around(rule.pattern, own, product);
  const room = rule.longest - before.length - after.length;
  return room >= leastOfOwn || room >= own.length
    ? `${before}${shorten(own, room)}${after}`.trim()
    : shorten(`${before}${own}${after}`.trim(), rule.longest);
}

/** Shopify's title of which the rule makes this one; null where that cannot be told. */
export function titleBefore(
  rule: TitleRule,
  made: string,
  { title, ...product }: Titled & { title: string },
): string | null {
  if (isSameTitle(rule)) return made;
  const own = withCapitals(rule.capitals, replaced(rule.replace, title));
  const [before, after] = around(rule.pattern, own, product);
  if (!made.startsWith(before) || !made.endsWith(after)) return null;
  const inner = made.slice(before.length, made.length - after.length).trim();
  return inner !== "" && applyTitleRule(rule, inner, product) === made
    ? inner
    : null;
}

/** At a word's end, where there is one in the last quarter. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const isWhole = /\s/.test(text.charAt(most));
  const end = cut.lastIndexOf(" ");
  return (isWhole || end <= most * 0.75 ? cut : cut.slice(0, end))
    .replace(/[\s,;:|·/–—-]+$/u, "")
    .trim();
}

/** Less of Shopify's title than this says nothing any more: then the whole is cut. */
const leastOfOwn = 15;
const gap = /\{([^{}]*)\}/g;
const isGap = (name: string): name is TitleGap =>
  titleGaps.includes(name as TitleGap);
/** Stands for Shopify's title while what lies around it is tidied. */
const here = "\u0000";
const signs = "\\-–—|·,:;/";

/** What stands before and after Shopify's title. */
function around(
  pattern: string,
  own: string,
  product: Titled,
): [before: string, after: string] {
  const values: Record<TitleGap, string> = {
    title: here,
    brand: unlessSaid(own, product.vendor),
    "product type": unlessSaid(own, product.productType),
    option: unlessSaid(own, commonOptions(product)),
  };
  let isLeftOut = false;
  const filled = pattern.replace(gap, (_, name: string) => {
    const value = isGap(name) ? values[name] : "";
    if (value === "") isLeftOut = true;
    return value;
  });
  const tidy = (isLeftOut ? withoutLoneSigns(filled) : filled)
    .replace(/[^\S\0]+/g, " ")
    .trim();
  const at = tidy.indexOf(here);
  return [tidy.slice(0, at), tidy.slice(at + here.length)];
}

/** Signs that stood between two things of which one is not there. */
const withoutLoneSigns = (text: string): string =>
  text
    .replace(/\(\s*\)|\[\s*\]/g, " ")
    .replace(new RegExp(`([${signs}])(\\s*[${signs}])+`, "gu"), "$1")
    .replace(new RegExp(`^[\\s${signs}]+|[\\s${signs}]+$`, "gu"), "");

const letter = "[\\p{L}\\p{N}]";
const wholeWords = (text: string, flags: string) =>
  new RegExp(
    `(?<!${letter})${text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")}(?!${letter})`,
    flags,
  );

const unlessSaid = (title: string, value: string): string => {
  const text = value.trim();
  return text === "" || wholeWords(text, "iu").test(title) ? "" : text;
};

/** Values of options that all variants share. Shopify calls what has no options Default Title. */
function commonOptions({ variants }: Titled): string {
  const [first, ...others] = variants.map(({ options }) => options ?? []);
  return (first ?? [])
    .filter(
      ({ name, value }) =>
        value !== "Default Title" &&
        others.every((options) =>
          options.some((one) => one.name === name && one.value === value),
        ),
    )
    .map(({ value }) => value)
    .join(" ");
}

const replaced = (rules: TitleRule["replace"], title: string): string =>
  rules
    .reduce(
      (text, { from, to }) =>
        from.trim() === ""
          ? text
          : text.replace(wholeWords(from.trim(), "giu"), () => to.trim()),
      title,
    )
    .replace(/\s+/g, " ")
    .trim();

/** Small words that a title does not begin a capital for, unless they come first. */
const small = new Set(
  "a an and as at but by for from in nor of on or the to with".split(" "),
);
const first = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function withCapitals(how: Capitals, title: string): string {
  if (how === "kept") return title;
  let at = 0;
  return title.replace(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu, (word) => {
    const isFirst = at++ === 0;
    const isShouted = word.length > 3 && /^\p{Lu}+$/u.test(word);
    if (how === "calm") return isShouted ? first(word.toLowerCase()) : word;
    const calm = isShouted ? word.toLowerCase() : word;
    // A word with a capital inside is a name or a unit, and written on purpose.
    if (/\p{Lu}/u.test(calm.slice(1))) return calm;
    return !isFirst && small.has(calm.toLowerCase())
      ? calm.toLowerCase()
      : first(calm);
  });
}
