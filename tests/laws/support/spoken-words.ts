import ts from "typescript";
import { parse } from "./imports.ts";
import type { SourceFile } from "./source-tree.ts";

const spoken =
  /^(title|subtitle|label|content|placeholder|accessibilityLabel|aria-label|helpText|text|note|heading|alt)$/;
// Names are the same everywhere, and settings of the document are no words.
const names =
  /^(width=.*|(· )?Quayside|Shopify|TikTok Shop|Fulfilled by TikTok|FBT|SKU|\d+ × [A-Z0-9-]+)$/;

/** Words of a screen's source that stand there as they are shown. */
export function wordsIn(file: SourceFile): string[] {
  const source = parse(file);
  const found: string[] = [];
  const say = (node: ts.Node, text: string) => {
    const words = text.trim();
    if (/\p{L}{2}/u.test(words) && !names.test(words))
      found.push(
        `${file.path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${words}`,
      );
  };
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node)) say(node, node.text);
    // What stands between tags, what a property shows, and what a toast says.
    else if (
      ts.isJsxExpression(node) &&
      (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))
    )
      sayAll(node.expression, say);
    else if (
      (ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) &&
      spoken.test(node.name.getText())
    )
      sayAll(
        node.initializer && ts.isJsxExpression(node.initializer)
          ? node.initializer.expression
          : node.initializer,
        say,
      );
    else if (ts.isCallExpression(node) && node.expression.getText() === "toast")
      for (const told of node.arguments) sayAll(told, say);
    // Several words in a table, and a whole sentence anywhere, are there to be shown.
    else if (
      ts.isStringLiteralLike(node) &&
      (sentence.test(node.text) ||
        (isInTable(node) && severalWords.test(node.text)))
    )
      say(node, node.text);
    ts.forEachChild(node, look);
  };
  look(source);
  return [...new Set(found)];
}

const severalWords = /^\p{L}[\p{L}'’]*,?( [\p{L}'’]+,?)+$/u;

const isInTable = ({ parent }: ts.Node) =>
  ts.isArrayLiteralExpression(parent) ||
  (ts.isPropertyAssignment(parent) &&
    !/^(className|font|gridTemplate.*|columns)$/.test(parent.name.getText()));

const sentence = /^\p{Lu}[^.?!]* .*[.?!]$/su;

/** The texts that an expression may come to: a literal, the words around the gaps of a template, either side of a choice. */
function sayAll(
  node: ts.Node | undefined,
  say: (node: ts.Node, text: string) => void,
): void {
  if (!node) return;
  if (ts.isStringLiteralLike(node)) say(node, node.text);
  else if (ts.isTemplateExpression(node)) {
    say(node, node.head.text);
    for (const { expression, literal } of node.templateSpans) {
      sayAll(expression, say);
      say(node, literal.text);
    }
  } else if (ts.isConditionalExpression(node)) {
    sayAll(node.whenTrue, say);
    sayAll(node.whenFalse, say);
  } else if (
    ts.isBinaryExpression(node) &&
    /^(\?\?|\|\||&&)$/.test(node.operatorToken.getText())
  ) {
    sayAll(node.left, say);
    sayAll(node.right, say);
  } else if (ts.isParenthesizedExpression(node)) sayAll(node.expression, say);
}
