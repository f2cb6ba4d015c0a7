import type { CDPSession, Page } from "playwright-core";
import type { MerchantPage } from "./merchant-pages.ts";

/** What web-vitals has seen in one frame. Milliseconds, and shifts without a unit. */
export type Vitals = { LCP?: number; CLS?: number; INP?: number };

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
  const kept = (window.benchVitals = {});
  const keep = ({ name, value }) => { kept[name] = value; };
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
): Promise<Vitals> {
  const page = await openPage();
  try {
    await slow(page);
    await page.goto(adminAddress(path));
    await hydrated(page);
    await page.waitForTimeout(500);
    await interact(app(page));
    // The last interaction is painted, and counted.
    await page.waitForTimeout(500);
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
