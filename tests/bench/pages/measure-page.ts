import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import type { MerchantPage } from "./merchant-pages.ts";

/** What web-vitals has seen in one frame, and what made it so. Milliseconds, and shifts without a unit. */
export type Vitals = {
  LCP?: number;
  CLS?: number;
  INP?: number;
  /** What was painted last of the largest, moved most, and was answered slowest, with where the time went. */
  why?: { [V in "LCP" | "CLS" | "INP"]?: string };
};

export type LoaderTime = {
  /** The route's own name, e.g. `app.orders._index`. */
  route: string;
  /** From the request's last byte to the answer's first one. Milliseconds. */
  serverMs: number;
  /** What the whole request asked the database, its sign-in included. */
  statements: number;
};

/** How much slower than this machine the browser is made. */
export const slowDown = 4;

/** Keeps what web-vitals reports where the bench can read it. */
export const keepVitals = (library: string) => `${library}
;(() => {
  const kept = (window.benchVitals = { why: {} });
  const ms = (name, time) => name + " " + Math.round(time ?? 0) + " ms";
  const of = {
    LCP: (a) => [a.target, ms("server", a.timeToFirstByte), ms("fetched", a.resourceLoadDuration), ms("drawn", a.elementRenderDelay)],
    CLS: (a) => [a.largestShiftTarget],
    INP: (a) => [a.interactionType, a.interactionTarget, ms("waited", a.inputDelay), ms("ran", a.processingDuration), ms("drawn", a.presentationDelay)],
  };
  const keep = ({ name, value, attribution }) => {
    kept[name] = value;
    kept.why[name] = of[name](attribution).filter(Boolean).join(", ");
  };
  const all = { reportAllChanges: true };
  webVitals.onLCP(keep, all);
  webVitals.onCLS(keep, all);
  webVitals.onINP(keep, { ...all, durationThreshold: 16 });
})();`;

type Browsing = typeof import("../../e2e/browser.ts");

/** Opens a page as a merchant does, waits until it is drawn, uses it, and reads what it was like. */
export async function measureVitals(
  { openPage, adminAddress, hydrated, appFrame, app }: Browsing,
  { path, interact }: MerchantPage,
  profiles?: string,
): Promise<Vitals> {
  const page = await openPage();
  try {
    const session = await slow(page);
    await page.goto(adminAddress(path));
    await hydrated(page);
    await page.waitForTimeout(500);
    const use = async () => {
      await interact(app(page));
      // The last interaction is painted, and counted.
      await page.waitForTimeout(500);
    };
    if (profiles) await profiled(session, use, profiles, path);
    else await use();
    const frame = await appFrame(page);
    return await frame.evaluate(
      () => (window as unknown as { benchVitals: Vitals }).benchVitals,
    );
  } finally {
    await page.close();
  }
}

async function slow(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  return session;
}

/** Keeps what the processor did during `work`: a page's frame is in the process of the admin around it, which shares its site. */
async function profiled(
  session: CDPSession,
  work: () => Promise<void>,
  folder: string,
  path: string,
): Promise<void> {
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 500 });
  await session.send("Profiler.start");
  await work();
  const { profile } = await session.send("Profiler.stop");
  mkdirSync(folder, { recursive: true });
  const name = path.replaceAll("/", "-") || "home";
  writeFileSync(join(folder, `${name}.cpuprofile`), JSON.stringify(profile));
}

/** Asks for a page's own data once more, with nothing else under way, and sees how long and how often it asks the database. */
export async function measureLoader(
  { openPage, adminAddress, hydrated, appFrame }: Browsing,
  { path }: MerchantPage,
  statements: () => number,
): Promise<LoaderTime> {
  const page = await openPage();
  try {
    await page.goto(adminAddress(path));
    await hydrated(page);
    // Pages that keep themselves fresh knock first; unanswered, they ask for nothing.
    await page.route("**/healthz", (route) => route.abort());
    await page.waitForTimeout(400);
    const frame = await appFrame(page);
    const route = await frame.evaluate(() => {
      const { __remixRouter } = window as unknown as {
        __remixRouter: { state: { matches: { route: { id: string } }[] } };
      };
      return __remixRouter.state.matches.at(-1)?.route.id ?? "";
    });
    const times: number[] = [];
    let asked = 0;
    for (let run = 0; run < 3; run++) {
      const before = statements();
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.url().includes("_routes=")),
        frame.evaluate(async (id) => {
          const address = new URL(window.location.href);
          address.pathname += ".data";
          address.searchParams.set("_routes", id);
          const data = await fetch(address);
          if (!data.ok) throw new Error(`${address.pathname}: ${data.status}`);
          await data.text();
        }, route),
      ]);
      asked = statements() - before;
      const { requestStart, responseStart } = answer.request().timing();
      times.push(responseStart - requestStart);
    }
    return {
      route: route.replace(/^routes\//, ""),
      serverMs: times.toSorted((a, b) => a - b)[1] ?? 0,
      statements: asked,
    };
  } finally {
    await page.close();
  }
}
