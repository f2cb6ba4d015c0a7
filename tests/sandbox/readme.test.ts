import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultSchema } from "#sandbox/faults/fault.ts";
import { badDays, scenarios } from "#sandbox/scenarios/index.ts";
import {
  openTestSandbox,
  type TestSandbox,
} from "#tests/support/open-sandbox.ts";

const page = readFileSync("sandbox/README.md", "utf8");
const cells = (heading: string) => {
  const chapter = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return [...chapter.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
};

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

test("every address that the page names is one of the control face", async () => {
  const { body } = await sandbox.control("GET", "/openapi.json");
  const known = Object.keys(body.paths).map(
    (path) => new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`),
  );
  const named = [
    ...page.matchAll(/\$C(\/[^\s"?]*)/g),
    ...page.matchAll(/`(?:GET |POST |PUT |DELETE )?(\/[a-z][^\s`]*)`/g),
  ].map(([, path = ""]) => path);
  expect(named.length).toBeGreaterThan(25);
  const strangers = named.filter((path) => !known.some((k) => k.test(path)));
  expect(strangers).toEqual([]);
});

test("every example that is sent to the control face is read by it", async () => {
  const examples = [
    ...page.matchAll(/^curl -s (?:-X (\w+) )?\$C(\/\S+) -d '([^']+)'/gm),
  ];
  expect(examples.length).toBeGreaterThan(12);
  const refused: string[] = [];
  for (const [, method = "POST", path = "", body = ""] of examples) {
    // Much smaller than on the page.
    const small = body
      .replace('"products": 10000', '"products": 2')
      .replace('"products": 500', '"products": 2')
      .replace('"orders": 5000', '"orders": 2');
    const answer = await sandbox.control(method, path, small);
    if (answer.status === 400) refused.push(`${path}: ${answer.body.error}`);
  }
  expect(refused).toEqual([]);
});

test("every kind of fault and every scenario has its row, and no other", () => {
  const kinds = faultSchema.options.map(({ shape }) => shape.kind.value);
  expect(cells("Faults")).toEqual(kinds);
  expect(cells("Scenarios")).toEqual(Object.keys(scenarios));
});

test("the same act with the same seed is the same; another seed plays another", async () => {
  const play = async (seed: number) => {
    await sandbox.control("POST", "/reset", { scenario: "oversell" });
    const { status, body } = await sandbox.control(
      "POST",
      "/scenarios/oversell/acts/rush",
      { seed },
    );
    expect(status).toBe(200);
    return JSON.stringify(body.calls);
  };
  const first = await play(3);
  expect(await play(3)).toBe(first);
  const others = [await play(4), await play(5), await play(6)];
  expect(others.some((other) => other !== first)).toBe(true);
});

test("every bad day can be played over HTTP, one act after the other, as far as no app is needed", async () => {
  for (const [name, { acts }] of Object.entries(badDays)) {
    await sandbox.control("POST", "/reset", { scenario: name });
    const [first] = acts;
    const answer = await sandbox.control(
      "POST",
      `/scenarios/${name}/acts/${first?.name}`,
      {},
    );
    expect({ name, status: answer.status }).toEqual({ name, status: 200 });
    expect(answer.body.calls.length).toBeGreaterThan(1);
  }
});
