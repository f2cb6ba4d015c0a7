import ts from "typescript";
import { importsOf, parse } from "./imports.ts";
import type { SourceFile } from "./source-tree.ts";

// Remix cuts these exports, and what only they use, out of the browser's copy of a route.
const serverExports = new Set(["loader", "action", "headers"]);

const isRoute = (path: string) =>
  /^app\/(root\.tsx|routes\/[^/]+\.tsx?)$/.test(path);

/**
 * What can end up in the browser: files and packages that the browser's parts of the routes lead to.
 * @returns for each, the file that first led to it.
 */
export function browserReach(files: SourceFile[]): Map<string, string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Map<string, string>();
  const follow = (file: SourceFile): void => {
    for (const to of browserImports(file)) {
      if (reached.has(to)) continue;
      reached.set(to, file.path);
      const next = byPath.get(to);
      if (next) follow(next);
    }
  };
  for (const file of files) if (isRoute(file.path)) follow(file);
  return reached;
}

/** The addresses that a file still imports in the browser. */
export function browserImports(file: SourceFile): string[] {
  const values = importsOf(file).filter(({ typeOnly }) => !typeOnly);
  if (!isRoute(file.path)) return values.map(({ to }) => to);
  const kept = keptSpecifiers(parse(file));
  return values.filter((_, index) => kept[index] !== false).map(({ to }) => to);
}

/** For each import with values, in order, whether something in it is used by what Remix keeps. */
function keptSpecifiers(source: ts.SourceFile): boolean[] {
  const uses = namesUsedInBrowser(source);
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement))
      return statement.moduleSpecifier && !statement.isTypeOnly ? [true] : [];
    if (!ts.isImportDeclaration(statement)) return [];
    const clause = statement.importClause;
    if (clause?.isTypeOnly) return [];
    if (!clause) return [true];
    return [namesOf(clause).some((name) => uses.has(name))];
  });
}

function namesOf(clause: ts.ImportClause): string[] {
  const bindings = clause.namedBindings;
  return [
    ...(clause.name ? [clause.name.text] : []),
    ...(!bindings
      ? []
      : ts.isNamespaceImport(bindings)
        ? [bindings.name.text]
        : bindings.elements.map((element) => element.name.text)),
  ];
}

function namesUsedInBrowser(source: ts.SourceFile): Set<string> {
  const declared = new Map<string, ts.Node>();
  const roots: ts.Node[] = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) continue;
    if (ts.isVariableStatement(statement)) {
      for (const one of statement.declarationList.declarations) {
        const names = bindingNames(one.name);
        for (const name of names) declared.set(name, one);
        if (isExported(statement) && !names.every((n) => serverExports.has(n)))
          roots.push(one);
      }
    } else if (
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement)
    ) {
      const name = statement.name?.text ?? "default";
      declared.set(name, statement);
      if (isExported(statement) && !serverExports.has(name))
        roots.push(statement);
    } else roots.push(statement);
  }

  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isIdentifier(node) && !isLabel(node) && !used.has(node.text)) {
      used.add(node.text);
      const known = declared.get(node.text);
      if (known) ts.forEachChild(known, visit);
    }
    ts.forEachChild(node, visit);
  };
  for (const node of roots) ts.forEachChild(node, visit);
  return used;
}

/** A name that stands for nothing in the file: of a property, a JSX attribute, a member. */
function isLabel(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isJsxAttribute(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node) ||
    (ts.isMethodDeclaration(parent) && parent.name === node)
  );
}

const isExported = (node: ts.HasModifiers) =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ===
  true;

const bindingNames = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) =>
        ts.isOmittedExpression(element) ? [] : bindingNames(element.name),
      );
