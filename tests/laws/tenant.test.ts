import ts from "typescript";
import { expect, test } from "vitest";
import { pathsOf, textOf } from "./support/source-tree.ts";

/** What is asked of the database in its own words. Prisma's methods take the shop from the records that call them. */
const raw = /\$(?:queryRaw|executeRaw)(?:Unsafe)?$/;

/** Statements in a file to which no shop is handed, by their first words. */
function shopless(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const judge = (asked: ts.Node, handed: ts.Node[]): void => {
    if (!handed.some((value) => /\bshopId\b/.test(value.getText(file))))
      found.push(
        `${path}: ${asked.getText(file).slice(0, 60).replaceAll(/\s+/g, " ")}`,
      );
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && isRaw(node.tag))
      judge(node.template, valuesOf(node.template));
    if (ts.isCallExpression(node) && isRaw(node.expression)) {
      const [asked, ...handed] = node.arguments;
      judge(asked ?? node, handed);
    }
    ts.forEachChild(node, visit);
  };
  const isRaw = (called: ts.Node) => raw.test(called.getText(file));
  visit(file);
  return found;
}

const valuesOf = (template: ts.TemplateLiteral): ts.Node[] =>
  ts.isTemplateExpression(template)
    ? template.templateSpans.map(({ expression }) => expression)
    : [];

const ofOneShop = pathsOf("core/store/records/*.ts", "app/queries/*.ts");

test("T1 every statement about a shop's rows names the shop", () => {
  expect(ofOneShop.length).toBeGreaterThan(50);
  const read = ofOneShop.map((path) => [path, textOf(path)] as const);
  expect(read.filter(([, text]) => text.includes("$queryRaw"))).not.toEqual([]);
  expect(read.flatMap(([path, text]) => shopless(path, text))).toEqual([]);
});

test("T1 a statement without one is seen", () => {
  const seen = shopless(
    "a.ts",
    [
      "tx.$queryRaw<{ id: string }[]>`SELECT id FROM effect`;",
      `tx.$queryRaw\`SELECT shop_id FROM effect WHERE id = \${id}\`;`,
      `tx.$executeRaw\`DELETE FROM effect WHERE shop_id = \${shopId}\`;`,
      "tx.$executeRawUnsafe('DELETE FROM entry WHERE shop_id = $1', id);",
      "tx.$queryRawUnsafe(text, scope.shopId);",
    ].join("\n"),
  );
  expect(seen).toEqual([
    "a.ts: `SELECT id FROM effect`",
    `a.ts: \`SELECT shop_id FROM effect WHERE id = \${id}\``,
    "a.ts: 'DELETE FROM entry WHERE shop_id = $1'",
  ]);
});
