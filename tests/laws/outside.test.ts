import { describe, expect, test } from "vitest";
import { browserImports, browserReach } from "./support/browser-reach.ts";
import { roomOf } from "./support/floors.ts";
import { importsOf } from "./support/imports.ts";
import {
  environmentReads,
  isOutside,
  outsideReasons,
  timeAndChance,
  waits,
} from "./support/outside.ts";
import { type SourceFile, sourceFiles } from "./support/source-tree.ts";

const files = sourceFiles();
const inRoom = (...rooms: string[]) =>
  files.filter(({ path }) => rooms.some((room) => path.startsWith(`${room}/`)));

const file = (path: string, text: string): SourceFile => ({ path, text });

const findings = (
  looked: SourceFile[],
  look: (file: SourceFile) => string[],
): string[] =>
  looked.flatMap((one) => look(one).map((what) => `${one.path}: ${what}`));

describe("the environment", () => {
  /** The roots of processes, and the settings that tools read themselves. */
  const readers =
    /^(core\/wiring\/|app\/world\.server\.ts$|worker\/main\.ts$|sandbox\/(main|settings)\.ts$|bin\/|tests\/|(prisma|migrations|vite)\.config\.ts$)/;

  test("process.env is read in the roots of processes and nowhere else", () => {
    const strangers = files
      .filter(({ path }) => !readers.test(path))
      .filter((one) => environmentReads(one) > 0)
      .map(({ path }) => path);
    expect(strangers).toEqual([]);
  });

  test.each([
    "const level = process.env.LOG_LEVEL;",
    "const { env } = process;",
    'process["env"].HOME;',
    "globalThis.process.env;",
    "import.meta.env.MODE;",
    'import { env } from "node:process";',
  ])("a reader is seen: %s", (text) => {
    expect(environmentReads(file("core/flows/a.ts", text))).toBe(1);
  });

  test("a name alone is no reader", () => {
    const text = 'log(env.LEVEL); type Env = "process.env"; // process.env';
    expect(environmentReads(file("app/a.ts", text))).toBe(0);
  });
});

describe("hands", () => {
  test("a file of core that reaches out of the process is a .server.ts", () => {
    const bare = inRoom("core").filter(
      ({ path }) => !/\.server\.ts$/.test(path),
    );
    expect(findings(bare, outsideReasons)).toEqual([]);
  });

  /** Each library that reaches out, and the only places that may use it; types travel freely. */
  const homes: Record<string, RegExp> = {
    bullmq: /^(core\/queue\/|worker\/run-job\.ts$)/,
    ioredis: /^core\/queue\//,
    pg: /^core\/store\//,
    "@prisma/client": /^core\/store\//,
    "@prisma/adapter-pg": /^core\/store\//,
    axios: /^core\/platforms\/tiktok\//,
    "@shopify/shopify-api": /^core\/(platforms\/shopify|store)\//,
    "@shopify/shopify-app-remix": /^app\//,
    nodemailer: /^core\/mail\//,
    pino: /^core\/wiring\//,
  };

  test("each library that reaches out has one home", () => {
    const strays = inRoom("core", "app", "worker")
      .flatMap(importsOf)
      .filter(({ typeOnly, to, from }) => {
        const home = homes[to];
        return !typeOnly && home !== undefined && !home.test(from);
      })
      .map(({ from, to }) => `${from} → ${to}`);
    expect(strays).toEqual([]);
  });

  test.each([
    'import pg from "pg";',
    'import { readFile } from "node:fs/promises";',
    'import { openStore } from "../store/store.server.ts";',
    'await fetch("https://example.com");',
    "process.exit(1);",
  ])("a hand is seen: %s", (text) => {
    expect(outsideReasons(file("core/kit/a.ts", text))).toHaveLength(1);
  });

  test("a fetch that was handed in is no hand", () => {
    const text =
      'import type { Pool } from "pg"; const read = (fetch: () => Page) => fetch();';
    expect(outsideReasons(file("core/kit/a.ts", text))).toEqual([]);
  });
});

describe("the thinking", () => {
  test("P1 time and chance are handed in", () => {
    const looked = inRoom(
      "core/kit",
      "core/errors",
      "core/domain",
      "core/world",
      "core/flows",
    );
    expect(findings(looked, timeAndChance)).toEqual([]);
  });

  test("P1 core/domain waits for nothing", () => {
    expect(findings(inRoom("core/domain"), waits)).toEqual([]);
  });

  test("time, chance and waiting are seen", () => {
    const text = `
      const at = new Date();
      const later = new Date(0);
      const roll = Math.random();
      async function load(): Promise<void> { await Date.now(); }`;
    const planted = file("core/domain/a.ts", text);
    expect(timeAndChance(planted)).toEqual([
      "new Date()",
      "Math.random()",
      "Date.now()",
    ]);
    expect(waits(planted)).toHaveLength(3);
  });
});

describe("the browser", () => {
  const reached = browserReach(files);

  test("reaches screens", () => {
    expect(reached.size).toBeGreaterThan(30);
  });

  test("gets no server module, no room of core but the thinking, nothing of Node's", () => {
    const allowed = ["core/kit", "core/errors", "core/domain", "app"];
    const leaks = [...reached]
      .filter(([to]) => {
        const room = roomOf(to);
        if (/\.server\.tsx?$/.test(to)) return true;
        return room === null
          ? to.startsWith("node:") || isOutside(to)
          : !allowed.includes(room) && !to.startsWith("app/queries/");
      })
      .filter(([to]) => !to.startsWith("@shopify/shopify-app-remix"))
      .map(([to, from]) => `${from} → ${to}`);
    expect(leaks).toEqual([]);
  });

  test("loaders and actions stay on the server, what the screen uses travels", () => {
    const route = file(
      "app/routes/app.planted.tsx",
      `import { readOrders } from "../queries/orders.server.ts";
       import { settle } from "../api/settle.server.ts";
       import { Table } from "../ui/table.tsx";
       import { leak } from "../auth/secret.server.ts";
       import type { Row } from "../queries/rows.server.ts";
       const read = () => readOrders();
       export const loader = () => read();
       export async function action() { return settle(); }
       function label() { return leak; }
       export default function Page() {
         const data = useLoaderData<typeof loader>();
         return <Table rows={data.loader} label={label()} />;
       }`,
    );
    expect(browserImports(route)).toEqual([
      "app/ui/table.tsx",
      "app/auth/secret.server.ts",
    ]);
    expect(
      browserReach([route, file("app/ui/table.tsx", 'import "pg";')]).get("pg"),
    ).toBe("app/ui/table.tsx");
  });
});
