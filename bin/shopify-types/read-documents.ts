import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type DocumentNode,
  type OperationDefinitionNode,
  parse,
  visit,
} from "graphql";

export type ShopifyDocument = {
  name: string;
  path: string;
  text: string;
  node: DocumentNode;
  operation: OperationDefinitionNode;
};

/**
 * Every `#graphql` literal of core and app, by name. The form is strict because types are found by the name in the
 * literal's own type: `#graphql`, a line break, two spaces, `query` or `mutation`, a name that no other document has.
 * Fragments and conditions are refused: what a document asks for stands where it is asked for.
 * @throws Error that names the file.
 */
export function readDocuments(root: string): ShopifyDocument[] {
  const found = globSync("{core,app}/**/*.{ts,tsx}", { cwd: root })
    .sort()
    .flatMap((path) =>
      [...readFileSync(join(root, path), "utf8").matchAll(literal)].map(
        ([, text = ""]) => read(path, text),
      ),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [at, { name, path }] of found.entries())
    if (found[at + 1]?.name === name)
      throw new Error(`${path}: ${name} is the name of two documents`);
  return found;
}

const literal = /`(#graphql\b[^`]*)`/g;
const beginning = /^#graphql\n {2}(?:query|mutation) (\w+)[ (]/;

function read(path: string, text: string): ShopifyDocument {
  const name = beginning.exec(text)?.[1];
  if (!name) throw new Error(`${path}: the document begins in another form`);
  // Text put together at run time could not be checked here.
  if (text.includes("${")) throw new Error(`${path}: ${name} is put together`);
  const node = parse(text);
  const [operation] = node.definitions;
  if (
    operation?.kind !== "OperationDefinition" ||
    node.definitions.length !== 1
  )
    throw new Error(`${path}: ${name} is not one operation`);
  visit(node, {
    Directive({ name: { value } }) {
      if (value !== "idempotent")
        throw new Error(`${path}: ${name} uses @${value}`);
    },
  });
  return { name, path, text, node, operation };
}
