import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import {
  findChromium,
  wholeBrowsers,
} from "../../../bin/town/find-chromium.ts";
import { openTown } from "../../../bin/town/open-town.ts";
import { openScratchCluster } from "../../../bin/town/scratch-cluster.ts";
import { bigShop, growShop, smallShop } from "../../app/fill-big-shop.ts";
import { countStatements } from "./count-statements.ts";
import {
  keepVitals,
  type LoaderTime,
  measureLoader,
  measureVitals,
  slowDown,
  type Vitals,
} from "./measure-page.ts";
import { merchantPages } from "./merchant-pages.ts";

/*
 * How fast the merchant's pages are in a shop of 10,000 products: in Chromium, inside the pretend admin, at a quarter of this
 * machine's speed; and how long and how often each page's loader asks the database, against a shop of 50 products.
 *
 *   npm run bench:pages [-- --json] [--only orders,products] [--runs 3] [--profile FOLDER]
 *
 * With --runs 0 the loaders alone. With --profile what the browser's processor did while each page was used, as files that
 * Chromium's developer tools open.
 */
const { values: flags } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    only: { type: "string" },
    runs: { type: "string", default: "3" },
    profile: { type: "string" },
  },
});
const runs = Number(flags.runs);
if (!Number.isSafeInteger(runs) || runs < 0) {
  console.error(
    "usage: npm run bench:pages -- [--json] [--only PATH,PATH] [--runs N] [--profile FOLDER]",
  );
  process.exit(2);
}

/** source: https://web.dev/articles/vitals, and what "Built for Shopify" asks. Milliseconds, and shifts without a unit. */
const limits = { LCP: 2_500, CLS: 0.1, INP: 200 } as const;
const vitalNames = ["LCP", "CLS", "INP"] as const;

/** Pages that could not be measured. */
const failed = new Set<string>();
const say = (line: string) => console.error(line);
const dataDir = mkdtempSync(join(tmpdir(), "quayside-pages-"));
const cluster = await openScratchCluster();
const database = await countStatements(cluster.url("scratch"));
const town = await openTown({
  dataDir,
  databaseUrl: database.url,
  logLevel: "error",
  log: say,
  echo: say,
});
const prisma = openPrisma(cluster.url("scratch"));
try {
  process.env.CHROMIUM_PATH = findChromium(process.env, wholeBrowsers);
  process.env.E2E_APP_ORIGIN = town.origins.app;
  process.env.E2E_SHOPIFY_ORIGIN = town.origins.shopify;
  process.env.E2E_TIKTOK_ORIGIN = town.origins.tiktok;
  process.env.E2E_CONTROL_ORIGIN = town.origins.control;
  // It reads where the town is when it is loaded.
  const browser = await import("../../e2e/browser.ts");
  const shopId = await installedShop(browser, prisma);
  // From here on nothing moves by itself, and nobody else asks the database.
  await town.processes.worker.close();

  say("a shop of 50 products");
  const at = new Date();
  await growShop(prisma, shopId, { to: smallShop, at });
  const few = await loaders(browser);
  say("the same with 10,000 products");
  await growShop(prisma, shopId, { from: smallShop, to: bigShop, at });
  const many = await loaders(browser);
  if (runs > 0)
    say(`in the browser, ${slowDown} times slowed down, ${runs} times each`);
  const vitals = await vitalsOfAll(browser);
  await browser.closeBrowser();

  const pages = [...many].map(([name, loader]) => ({
    name,
    ...loader,
    serverMsOf50: few.get(name)?.serverMs ?? null,
    statementsOf50: few.get(name)?.statements ?? null,
    ...vitals.get(name),
  }));
  const report = {
    machine: `${cpus().length} × ${cpus()[0]?.model ?? "?"}`,
    slowDown,
    runs,
    limits,
    pages,
  };
  if (flags.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else print(report);
  const missed = pages.flatMap((page) =>
    vitalNames
      .filter((vital) => (page[vital] ?? 0) > limits[vital])
      .map(
        (vital) =>
          `${page.name} misses ${vital}: ${page[vital]} (${page.why?.[vital]})`,
      ),
  );
  for (const line of missed) say(line);
  process.exitCode = missed.length + failed.size > 0 ? 1 : 0;
} finally {
  await prisma.$disconnect();
  await town.close();
  await database.close();
  await cluster.close();
  await rm(dataDir, { recursive: true, force: true });
}
// Chromium's own connections may linger.
process.exit();

type Browsing = typeof import("../../e2e/browser.ts");

/** Opens the app once, as a merchant who installs it, and waits until his products have been read. */
async function installedShop(
  { openPage, adminAddress, hydrated }: Browsing,
  client: PrismaClient,
): Promise<string> {
  const page = await openPage();
  await page.goto(adminAddress(""));
  await hydrated(page);
  for (;;) {
    const product = await client.product.findFirst({
      select: { shopId: true },
    });
    const waiting = await client.journalEntry.count({
      where: { plannedAt: null },
    });
    if (product && waiting === 0) {
      await page.context().addInitScript({
        content: keepVitals(
          readFileSync(
            // The package names no other file for programs than its modules.
            join(
              dirname(createRequire(import.meta.url).resolve("web-vitals")),
              "web-vitals.attribution.iife.js",
            ),
            "utf8",
          ),
        ),
      });
      await page.close();
      return product.shopId;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function wanted() {
  const only = flags.only?.split(",");
  const { shopId } = await prisma.product.findFirstOrThrow({
    select: { shopId: true },
  });
  const pages = await merchantPages(prisma, shopId);
  return only ? pages.filter(({ path }) => only.includes(path)) : pages;
}

async function loaders(browser: Browsing): Promise<Map<string, LoaderTime>> {
  const times = new Map<string, LoaderTime>();
  for (const page of await wanted()) {
    const time = await orNoted(page.name, () =>
      measureLoader(browser, page, database.statements),
    );
    if (time) times.set(page.name, time);
  }
  return times;
}

/** A page that fails is said to have failed, and the others are measured all the same. */
async function orNoted<T>(
  name: string,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    failed.add(name);
    say(`${name} failed: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

/** Of each page the median of its paints, and the worst of its shifts and answers. */
async function vitalsOfAll(
  browser: Browsing,
): Promise<Map<string, Required<Vitals>>> {
  const found = new Map<string, Required<Vitals>>();
  for (const page of await wanted()) {
    const seen: Vitals[] = [];
    for (let run = 0; run < runs; run++) {
      const one = await orNoted(page.name, () =>
        measureVitals(browser, page, flags.profile),
      );
      if (one) seen.push(one);
    }
    if (seen.length === 0) continue;
    const by = (name: (typeof vitalNames)[number]) =>
      seen.toSorted((a, b) => (a[name] ?? 0) - (b[name] ?? 0));
    const LCP = by("LCP")[Math.floor(seen.length / 2)];
    const CLS = by("CLS").at(-1);
    const INP = by("INP").at(-1);
    found.set(page.name, {
      LCP: LCP?.LCP ?? 0,
      CLS: CLS?.CLS ?? 0,
      INP: INP?.INP ?? 0,
      why: {
        LCP: LCP?.why?.LCP ?? "",
        CLS: CLS?.why?.CLS ?? "",
        INP: INP?.why?.INP ?? "",
      },
    });
    say(`${page.name}: ${JSON.stringify(found.get(page.name))}`);
  }
  return found;
}

function print(report: {
  machine: string;
  pages: (LoaderTime &
    Vitals & {
      name: string;
      serverMsOf50: number | null;
      statementsOf50: number | null;
    })[];
}): void {
  console.log(`${report.machine}, the browser ${slowDown} times slowed down. Limits: LCP ${limits.LCP} ms, CLS ${limits.CLS}, INP ${limits.INP} ms.

| page | LCP ms | CLS | INP ms | loader ms (50 products) | statements (50 products) |
| --- | --: | --: | --: | --: | --: |`);
  for (const page of report.pages)
    console.log(
      `| ${page.name} | ${page.LCP?.toFixed(0) ?? "–"} | ${page.CLS?.toFixed(3) ?? "–"} | ${page.INP ? page.INP.toFixed(0) : "–"} | ${page.serverMs.toFixed(0)} (${page.serverMsOf50?.toFixed(0)}) | ${page.statements} (${page.statementsOf50}) |`,
    );
}
