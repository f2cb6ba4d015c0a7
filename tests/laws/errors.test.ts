import ts from "typescript";
import { describe, expect, test } from "vitest";
import { catalog, type ErrorCode } from "#core/errors/catalog.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { errorPage } from "../../bin/docs/error-page.ts";
import { parse } from "./support/imports.ts";
import { type SourceFile, sourceFiles, textOf } from "./support/source-tree.ts";

const codes = Object.keys(catalog) as ErrorCode[];
const production = sourceFiles().filter(({ path }) =>
  /^(core|app|worker)\//.test(path),
);

/** The codes with which a file makes a `SyncError`, where they are written out. */
function thrownIn(file: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === "SyncError") {
      const [code] = node.arguments ?? [];
      if (code && ts.isStringLiteralLike(code)) found.push(code.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

/** Every text and every key that a file writes. */
function wordsOf(file: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isStringLiteralLike(node) ||
      (ts.isIdentifier(node) &&
        ts.isPropertyAssignment(node.parent) &&
        node.parent.name === node)
    )
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

describe("R1 a failure has a code of the catalog", () => {
  test("R1 every code that is thrown has a row", () => {
    const thrown = production.flatMap(thrownIn);
    expect(thrown.length).toBeGreaterThan(20);
    expect(thrown.filter((code) => !Object.hasOwn(catalog, code))).toEqual([]);
  });

  test("R1 every row can happen: something besides the catalog names it", () => {
    const named = new Set(
      production
        .filter(({ path }) => path !== "core/errors/catalog.ts")
        .flatMap(wordsOf),
    );
    expect(codes.filter((code) => !named.has(code))).toEqual([]);
  });

  test("a code that is thrown is seen", () => {
    const text =
      'throw new SyncError("no_such_code", { said: "x" }); new SyncError(code);';
    expect(thrownIn({ path: "core/a.ts", text })).toEqual(["no_such_code"]);
  });
});

describe("the catalog", () => {
  test.each(codes)("%s says what happened and what to do", (code) => {
    const { title, fix, retry } = catalog[code];
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(fix).toMatch(/^[A-Z].*\.$/);
    // What is tried again by itself asks nothing of people, and the other way round.
    expect(fix.startsWith("Nothing to do")).toBe(retry === "later");
  });

  test("R2 whether another try can help is read from the row", () => {
    for (const code of codes)
      expect(new SyncError(code).retry).toBe(catalog[code].retry);
  });

  test("docs/errors.md is what the catalog prints", () => {
    expect(textOf("docs/errors.md")).toBe(errorPage());
  });
});
