import { posix } from "node:path";
import ts from "typescript";
import type { SourceFile } from "./source-tree.ts";

/** One file's way to another, or to a package. */
export type Import = {
  from: string;
  /** A path from the top of the repository, or the name of a package (`node:fs`, `zod`, `@prisma/client`). */
  to: string;
  ours: boolean;
  /** Gone when types are stripped: `import type`, `export type`, `import("…")` in a type. */
  typeOnly: boolean;
};

export const parse = ({ path, text }: SourceFile): ts.SourceFile =>
  ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith("x") ? ts.ScriptKind.TSX : undefined,
  );

/** All imports and re-exports of a file, dynamic ones with a literal address too. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier))
      found.push({
        from: file.path,
        ...target(file.path, specifier),
        typeOnly,
      });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.isTypeOnly === true);
    else if (ts.isExportDeclaration(node))
      add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword
    )
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

function target(
  from: string,
  { text }: ts.StringLiteralLike,
): { to: string; ours: boolean } {
  const address = text.replace(/\?.*$/, "");
  // The aliases of package.json: `#core/…` is `core/…`.
  if (address.startsWith("#")) return { to: address.slice(1), ours: true };
  if (address.startsWith("."))
    return { to: posix.join(posix.dirname(from), address), ours: true };
  const [scope = "", name] = address.split("/");
  return {
    to: scope.startsWith("@") ? `${scope}/${name}` : scope,
    ours: false,
  };
}
