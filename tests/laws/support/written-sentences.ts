import ts from "typescript";
import { parse } from "./imports.ts";
import type { SourceFile } from "./source-tree.ts";

/** What a gap of a sentence is filled with, to see whether the sentence is known with any value. */
export const filling = "xy1";

const isSentence = (text: string) => /^(\p{Lu}|xy1).* .*[.?]$/su.test(text);

/** A sentence that stands whole in a gap is written somewhere else. */
const ownPart = (text: string) =>
  text.replace(new RegExp(`^${filling} (?=\\p{Lu})`, "u"), "").trim();

/** Sentences that the core's source writes down: every text that begins with a capital and ends with a full stop. */
export function sentencesIn(file: SourceFile): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const texts = textsOf(node);
    if (texts) found.push(...texts.map(ownPart).filter(isSentence));
    else ts.forEachChild(node, look);
  };
  look(parse(file));
  return found;
}

/**
 * What the core's source calls the terms of a number: what stands in a property `term`, and what a function of that name is
 * given first. Those with a gap are written at several places and put together.
 */
export function termsIn(file: SourceFile): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === "term" &&
      !ts.isArrowFunction(node.initializer)
    )
      found.push(...choicesOf(node.initializer));
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    if (
      first &&
      ts.isCallExpression(node) &&
      node.expression.getText() === "term"
    )
      found.push(...choicesOf(first));
    ts.forEachChild(node, look);
  };
  look(parse(file));
  return found.filter((text) => text !== "" && !text.includes(filling));
}

/** Every text that an expression may come to, as far as its source shows; null where it is no text. */
function textsOf(node: ts.Node): string[] | null {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return null;
  return node.templateSpans.reduce(
    (before, { expression, literal }) =>
      before.flatMap((text) =>
        choicesOf(expression).map((said) => `${text}${said}${literal.text}`),
      ),
    [node.head.text],
  );
}

const choicesOf = (node: ts.Expression): string[] =>
  ts.isConditionalExpression(node)
    ? [...choicesOf(node.whenTrue), ...choicesOf(node.whenFalse)]
    : (textsOf(node) ?? [filling]);
