import ts from "typescript";
import { importsOf, parse } from "./imports.ts";
import type { SourceFile } from "./source-tree.ts";

/** Packages that open files, sockets or processes. */
const outsidePackages =
  /^(node:(fs|net|tls|http|https|http2|dns|dgram|child_process|worker_threads|cluster)|pg|ioredis|bullmq|axios|pino|@prisma\/.*|@shopify\/shopify-app-.*)$/;

export const isOutside = (name: string): boolean => outsidePackages.test(name);

/** Why a file reaches out of the process, in readable words; empty where it does not. */
export function outsideReasons(file: SourceFile): string[] {
  const imported = importsOf(file)
    .filter(({ typeOnly }) => !typeOnly)
    .filter(({ to, ours }) =>
      ours ? /\.server\.tsx?$/.test(to) : isOutside(to),
    )
    .map(({ to }) => `imports ${to}`);
  const called = globalsOf(file)
    .filter((name) => name === "fetch" || name === "process")
    .map((name) => `uses ${name}`);
  return [...imported, ...called];
}

/** Places that read the environment: `process.env`, `import.meta.env`, or `env` of `node:process`. */
export function environmentReads(file: SourceFile): number {
  let reads = importsOf(file).filter(({ to }) => to === "node:process").length;
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAccessExpression(node) &&
      node.name.text === "env" &&
      (ts.isMetaProperty(node.expression) ||
        /^(globalThis\.)?process$/.test(node.expression.getText()))
    )
      reads++;
    else if (
      ts.isElementAccessExpression(node) &&
      node.expression.getText() === "process"
    )
      reads++;
    else if (
      ts.isVariableDeclaration(node) &&
      ts.isObjectBindingPattern(node.name) &&
      node.initializer?.getText() === "process"
    )
      reads++;
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return reads;
}

/** Where time or chance is taken out of the air instead of being handed in. */
export function timeAndChance(file: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isNewExpression(node) &&
      node.expression.getText() === "Date" &&
      (node.arguments?.length ?? 0) === 0
    )
      found.push("new Date()");
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText();
      if (
        /^(Date\.now|performance\.now|Math\.random|crypto\.\w+|randomUUID|setTimeout|setInterval)$/.test(
          called,
        )
      )
        found.push(`${called}()`);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

/** Functions that wait: the thinking has none. */
export function waits(file: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      node.kind === ts.SyntaxKind.AsyncKeyword ||
      node.kind === ts.SyntaxKind.AwaitExpression ||
      (ts.isIdentifier(node) && node.text === "Promise")
    )
      found.push(node.parent.getText().split("\n")[0] ?? "");
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

/** Names that are called or read and declared nowhere in the file. A rough look, enough for `fetch` and `process`. */
function globalsOf(file: SourceFile): string[] {
  const source = parse(file);
  const declared = new Set<string>();
  const read: string[] = [];
  const visit = (node: ts.Node): void => {
    const parent = node.parent;
    if (ts.isIdentifier(node)) {
      if (
        ((ts.isVariableDeclaration(parent) ||
          ts.isParameter(parent) ||
          ts.isFunctionDeclaration(parent) ||
          ts.isBindingElement(parent) ||
          ts.isImportSpecifier(parent)) &&
          parent.name === node) ||
        (ts.isImportClause(parent) && parent.name === node)
      )
        declared.add(node.text);
      else if (
        (ts.isCallExpression(parent) ||
          ts.isPropertyAccessExpression(parent)) &&
        parent.expression === node
      )
        read.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return read.filter((name) => !declared.has(name));
}
