import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parse } from "./support/imports.ts";
import {
  pathsOf,
  root,
  type SourceFile,
  sourceFiles,
  textOf,
} from "./support/source-tree.ts";
import { declarationsOf, lawsIn } from "./support/test-titles.ts";

const files = sourceFiles();
const pages = pathsOf("README.md", "docs/**/*.md", "extensions/**/*.md").map(
  (path): SourceFile => ({ path, text: textOf(path) }),
);

const topLevel = pathsOf("*", ".*").map((path) => path.split("/")[0] ?? "");

/** Paths that a page names: in backticks from the top of the repository, or as a link beside the page. */
function pathsNamedIn({ path, text }: SourceFile): string[] {
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, quote = ""]) => quote)
    .filter((quote) => topLevel.includes(quote.split("/")[0] ?? ""));
  const linked = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => posix.join(posix.dirname(path), link));
  return [...quoted, ...linked];
}

/** `<p>` stands for any name, as `*` does; `{a,b}` for either. */
const isThere = (path: string): boolean => {
  const pattern = path.replace(/<[\w-]+>/g, "*");
  return /[*{]/.test(pattern)
    ? pathsOf(pattern).length > 0
    : existsSync(join(root, pattern));
};

describe("pages", () => {
  test("every path that a page names is there", () => {
    const lost = pages.flatMap((page) =>
      pathsNamedIn(page)
        .filter((path) => !isThere(path))
        .map((path) => `${page.path}: ${path}`),
    );
    expect(lost).toEqual([]);
  });

  test("every script that a page names is in package.json", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as {
      scripts: Record<string, string>;
    };
    const lost = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/`npm (?:run )?([a-z0-9:]+)/g)]
        .map(([, name = ""]) => name)
        .filter((name) => !["ci", "install"].includes(name))
        .filter((name) => !Object.hasOwn(scripts, name))
        .map((name) => `${path}: ${name}`),
    );
    expect(lost).toEqual([]);
  });

  test("README explains every program behind a script", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as {
      scripts: Record<string, string>;
    };
    const readme = textOf("README.md");
    const silent = Object.entries(scripts)
      .filter(([, command]) =>
        existsSync(join(root, "bin", `${command.split(" ").at(-1)}.ts`)),
      )
      .map(([name]) => name)
      .filter((name) => !new RegExp(`npm (run )?${name}[\\s\`]`).test(readme));
    expect(silent).toEqual([]);
  });

  test("a path that is not there is seen", () => {
    const text =
      "`core/kit/money.ts` `core/kit/nowhere.ts` `core/<x>/y.z` [b](../c.md) `npm start`";
    expect(
      pathsNamedIn({ path: "docs/a.md", text }).filter((one) => !isThere(one)),
    ).toEqual(["core/kit/nowhere.ts", "core/<x>/y.z", "c.md"]);
  });
});

describe("laws", () => {
  const page = textOf("docs/laws.md");
  const written = [...page.matchAll(/^\*\*([A-Z]\d+)\*\*/gm)].map(
    ([, number = ""]) => number,
  );
  const titles = files
    .filter(({ path }) => /\.(test|e2e)\.tsx?$/.test(path))
    .flatMap((file) =>
      declarationsOf(file).map(({ title }) => ({ path: file.path, title })),
    );

  test("each has one number", () => {
    expect(written.length).toBeGreaterThan(20);
    expect(new Set(written).size).toBe(written.length);
  });

  test("each is cited by a test", () => {
    const cited = new Set(titles.flatMap(({ title }) => lawsIn(title)));
    expect(written.filter((number) => !cited.has(number))).toEqual([]);
  });

  test("every law that a test cites is written", () => {
    const unwritten = titles.filter(({ title }) =>
      lawsIn(title).some((number) => !written.includes(number)),
    );
    expect(unwritten).toEqual([]);
  });

  test("every law that code or schema cites is written", () => {
    const citing = [
      ...files.filter(({ path }) => !path.startsWith("tests/")),
      { path: "prisma/schema.prisma", text: textOf("prisma/schema.prisma") },
    ];
    const lost = citing.flatMap(({ path, text }) =>
      [...text.matchAll(/\blaws? ((?:[A-Z]\d+(?:, | and )?)+)/g)]
        .flatMap(([, list = ""]) => lawsIn(list))
        .filter((number) => !written.includes(number))
        .map((number) => `${path}: ${number}`),
    );
    expect(lost).toEqual([]);
  });
});

describe("settings", () => {
  /** Names in capitals that a file reads, as keys of its schema or from the environment. */
  function settingsIn(file: SourceFile): string[] {
    const found = new Set<string>();
    const isName = (text: string) => /^[A-Z][A-Z0-9]+(_[A-Z0-9]+)*$/.test(text);
    const visit = (node: ts.Node): void => {
      if (
        ts.isPropertyAssignment(node) &&
        ts.isIdentifier(node.name) &&
        isName(node.name.text)
      )
        found.add(node.name.text);
      if (
        ts.isPropertyAccessExpression(node) &&
        /(^|\.)env$/.test(node.expression.getText()) &&
        isName(node.name.text)
      )
        found.add(node.name.text);
      if (
        ts.isPropertyAssignment(node) &&
        node.name.getText() === "setting" &&
        ts.isStringLiteralLike(node.initializer)
      )
        found.add(node.initializer.text);
      ts.forEachChild(node, visit);
    };
    visit(parse(file));
    return [...found];
  }

  const page = textOf("docs/settings.md");
  const read = new Set(
    files
      .filter(({ path }) =>
        /^(core\/wiring\/env|sandbox\/settings|bin\/(demo|e2e)|bin\/town\/(settings|find-chromium)|tests\/support\/\w+\.global)\.ts$/.test(
          path,
        ),
      )
      .flatMap(settingsIn)
      .filter((name) => !["PATH"].includes(name) && !name.startsWith("E2E_")),
  );

  test("each that is read is explained", () => {
    expect(read.size).toBeGreaterThan(25);
    const silent = [...read].filter((name) => !page.includes(`\`${name}\``));
    expect(silent).toEqual([]);
  });

  test("each that is explained is read", () => {
    const explained = [...page.matchAll(/^\| `([A-Z0-9_]+)`/gm)].map(
      ([, name = ""]) => name,
    );
    expect(explained.filter((name) => !read.has(name))).toEqual([]);
  });
});

describe("dependencies", () => {
  test("docs/dependencies.md names each one with its version", () => {
    const manifest = JSON.parse(textOf("package.json")) as Record<
      string,
      Record<string, string>
    >;
    const all = {
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
      ...manifest.overrides,
    };
    const page = textOf("docs/dependencies.md");
    const rows = Object.fromEntries(
      [...page.matchAll(/^\| `([^`]+)` \| ([^ |]+) \| [^|]+\|$/gm)].map(
        ([, name = "", version = ""]) => [name, version],
      ),
    );
    expect(rows).toEqual(all);
  });
});

describe("the glossary", () => {
  test("every type that it names is exported by the file that it names", () => {
    const rows = [
      ...textOf("docs/glossary.md").matchAll(
        /^\|[^|]+\|[^|]+\| `(\w+)` in `([^`]+)` \|$/gm,
      ),
    ];
    expect(rows.length).toBeGreaterThan(30);
    const lost = rows
      .map(([, name = "", path = ""]) => ({ name, path }))
      .filter(({ name, path }) => !declares(path, name))
      .map(({ name, path }) => `${name} in ${path}`);
    expect(lost).toEqual([]);
  });

  /** A model of the schema, or an export of a file of code. */
  function declares(path: string, name: string): boolean {
    if (!existsSync(join(root, path))) return false;
    const text = textOf(path);
    if (path.endsWith(".prisma"))
      return new RegExp(`^model ${name} \\{`, "m").test(text);
    return new RegExp(
      `^export (async )?(type|interface|class|const|function) ${name}\\b`,
      "m",
    ).test(text);
  }
});
