import ts from "typescript";
import { parse } from "./imports.ts";
import type { SourceFile } from "./source-tree.ts";

const declarers = new Set(["test", "it", "describe"]);

/** A declaration of a test or of a group: its title, and what hangs on the name (`only`, `each`, …). */
export type Declaration = { title: string; modifiers: string[] };

/** Every `test`, `it` and `describe` of a file; the title is the text as it is written. */
export function declarationsOf(file: SourceFile): Declaration[] {
  const found: Declaration[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const chain = chainOf(node.expression);
      const [title] = node.arguments;
      if (
        chain &&
        declarers.has(chain[0] ?? "") &&
        title &&
        (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))
      )
        found.push({
          title: ts.isStringLiteralLike(title) ? title.text : title.getText(),
          modifiers: chain.slice(1),
        });
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

/** `test.only.each([…])` is `["test", "only", "each"]`; null for anything that does not begin with a name. */
function chainOf(node: ts.Expression): string[] | null {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isPropertyAccessExpression(node)) {
    const before = chainOf(node.expression);
    return before && [...before, node.name.text];
  }
  if (ts.isCallExpression(node)) return chainOf(node.expression);
  if (ts.isTaggedTemplateExpression(node)) return chainOf(node.tag);
  return null;
}

/** The numbers of laws that a text cites, e.g. `J2`. */
export const lawsIn = (text: string): string[] =>
  text.match(/\b[JPESOCHRT]\d{1,2}\b/g) ?? [];
