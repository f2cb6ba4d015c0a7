import { describe, expect, test } from "vitest";
import { pathsOf, type SourceFile, textOf } from "./support/source-tree.ts";
import { declarationsOf } from "./support/test-titles.ts";

const written = pathsOf(
  "**/*.{ts,tsx,mjs,js,css,md,json,toml,prisma,sql,graphql}",
  ".ci/*",
  ".npmrc",
  ".gitignore",
)
  .filter((path) => path !== "package-lock.json")
  .map((path): SourceFile => ({ path, text: textOf(path) }));

const tests = written.filter(({ path }) =>
  /^tests\/.*\.(test|e2e)\.tsx?$/.test(path),
);

/** Folders of one machine: whoever clones the repository has others. */
const machinePath =
  /(?<![\w.~-])\/(?:home|root|Users|work|mnt|media)\/[\w.-]+/g;

const lines = (files: SourceFile[], what: RegExp): string[] =>
  files.flatMap(({ path, text }) =>
    [...text.matchAll(what)].map(([hit]) => `${path}: ${hit}`),
  );

describe("the repository", () => {
  test("the lock file names no registry, so that everyone uses their own", () => {
    const lock = textOf("package-lock.json");
    expect(lock).not.toContain('"resolved"');
    expect(lock).not.toMatch(/registry\.[\w.-]+/);
    expect(textOf(".npmrc")).toContain("omit-lockfile-registry-resolved=true");
  });

  test("every dependency is pinned to one version", () => {
    const { dependencies, devDependencies, optionalDependencies, overrides } =
      JSON.parse(textOf("package.json")) as Record<
        string,
        Record<string, string>
      >;
    const loose = Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
      ...overrides,
      // A second version of a package goes by another name.
    }).filter(
      ([, version]) =>
        !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test("no file names a folder of one machine", () => {
    expect(lines(written, machinePath)).toEqual([]);
  });

  test("a folder of one machine is seen, an address is not", () => {
    const seen = (text: string) =>
      lines([{ path: "a.ts", text }], machinePath).length;
    const home = ["", "home", "ada", "town"].join("/");
    expect(seen(`const data = "${home}";`)).toBe(1);
    expect(seen('get("/app/home/x"); see("https://x.test/root/y");')).toBe(0);
  });
});

describe("the tests", () => {
  const sins = (file: SourceFile): string[] => [
    ...declarationsOf(file).flatMap(({ title, modifiers }) =>
      modifiers
        .filter((one) =>
          ["only", "skip", "todo", "fails", "skipIf", "runIf"].includes(one),
        )
        .map((one) => `${file.path}: .${one} ${title}`),
    ),
    ...[...file.text.matchAll(/\bvi\.(mock|doMock)\(/g)].map(
      ([call]) => `${file.path}: ${call}`,
    ),
  ];

  test("none is left out, none runs alone, none replaces a module", () => {
    expect(tests.length).toBeGreaterThan(30);
    expect(tests.flatMap(sins)).toEqual([]);
  });

  test("every file of tests has some", () => {
    const empty = tests.filter((file) => declarationsOf(file).length === 0);
    expect(empty.map(({ path }) => path)).toEqual([]);
  });

  test("a test that is left out is seen", () => {
    const call = ["vi", "mock("].join(".");
    const text = `
      test.only("a", () => {});
      describe.skip.each([1])("b", () => {});
      it.each([1])("c %s", () => {});
      ${call}"#core/a.ts");`;
    expect(sins({ path: "a.test.ts", text })).toEqual([
      "a.test.ts: .only a",
      "a.test.ts: .skip b",
      `a.test.ts: ${call}`,
    ]);
  });
});
