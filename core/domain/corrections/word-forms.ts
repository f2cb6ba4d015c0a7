import type { Json } from "../../kit/json.ts";
import { formatDecimal, parseMoney } from "../../kit/money.ts";
import { htmlForMarketplace } from "../merge/html-text.ts";

/** How a word of a request is typed, and what its planner would have let pass. */
export type WordForm =
  | { kind: "text"; most: number }
  /** HTML; what TikTok Shop does not take of it is left out. */
  | { kind: "html"; most: number }
  | { kind: "whole"; least: number; most: number }
  | { kind: "choice"; of: readonly string[] }
  | { kind: "money"; currency: string };

export type Fitting = { value: Json } | { unfit: string };

/** A word of a payload as it is typed; null where it holds nothing of this form. */
export function typedWord(value: Json | undefined, form: WordForm) {
  if (form.kind === "whole")
    return typeof value === "number" ? String(value) : null;
  if (form.kind === "money")
    return typeof value === "number"
      ? formatDecimal({ minor: value, currency: form.currency })
      : null;
  return typeof value === "string" ? value : null;
}

/** What was typed as the payload holds it, or why it does not fit. */
export function fitWord(typed: string, form: WordForm): Fitting {
  const text = typed.trim();
  switch (form.kind) {
    case "text":
      return fitText(text, form.most);
    case "html":
      return fitText(htmlForMarketplace(text), form.most);
    case "choice":
      return form.of.includes(text)
        ? { value: text }
        : { unfit: "Choose one of the values that are offered." };
    case "whole":
      return fitWhole(text, form);
    case "money":
      return fitMoney(text, form.currency);
  }
}

function fitText(text: string, most: number): Fitting {
  if (text === "") return { unfit: "It must not be empty." };
  return text.length > most
    ? { unfit: `It is longer than ${most} characters.` }
    : { value: text };
}

function fitWhole(
  text: string,
  { least, most }: { least: number; most: number },
): Fitting {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : null;
  return number === null || number < least || number > most
    ? { unfit: `Write a whole number from ${least} to ${most}.` }
    : { value: number };
}

function fitMoney(text: string, currency: string): Fitting {
  const unfit = "Write the price as a number, such as 18.50.";
  try {
    const { minor } = parseMoney(text, currency);
    return minor > 0
      ? { value: minor }
      : { unfit: "A price is more than nothing." };
  } catch {
    return { unfit };
  }
}
