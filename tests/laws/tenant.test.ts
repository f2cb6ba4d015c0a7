import ts from "typescript";
import { expect, test } from "vitest";
import { pathsOf, textOf } from "./support/source-tree.ts";

/** What is asked of the database in its own words. Prisma's methods take the shop from the records that call them. */
const rawTags = /\$(?:queryRaw|executeRaw)$/;

/** Statements in a file that name no shop, by their first words. */
function shopless(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node)) {
      const tag = node.tag.getText(file);
      const said = node.template.getText(file);
      if (rawTags.test(tag) && !/shop_id|shopId/.test(said))
        found.push(`${path}: ${said.slice(0, 60).replaceAll(/\s+/g, " ")}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

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
    "tx.$queryRaw<{ id: string }[]>`SELECT id FROM effect`; tx.$executeRaw`DELETE FROM effect WHERE shop_id = $1`;",
  );
  expect(seen).toEqual(["a.ts: `SELECT id FROM effect`"]);
});
