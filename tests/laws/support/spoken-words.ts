import ts from "typescript";
import { parse } from "./imports.ts";
import type { SourceFile } from "./source-tree.ts";

const spoken =
  /^(title|subtitle|label|content|placeholder|accessibilityLabel|aria-label|helpText|text|note|heading|alt)$/;
// Names are the same everywhere, and settings of the document are no words.
const names =
  /^(width=.*|Quayside|Shopify|TikTok Shop|Fulfilled by TikTok|FBT|SKU)$/;

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
    if (
      (ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) &&
      spoken.test(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer)
    )
      say(node, node.initializer.text);
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}
