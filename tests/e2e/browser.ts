import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Frame,
  type FrameLocator,
  type Page,
} from "playwright-core";

// Shopify's libraries turn away whatever looks like a robot, headless browsers too.
const agent = (system: string, kind = "") =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0${kind} Safari/537.36`;
const shop = "harbor-goods";
/** Where pictures go, for people to look at. */
export const shots = fileURLToPath(new URL("./screenshots/", import.meta.url));

const devices = {
  desktop: {
    userAgent: agent("X11; Linux x86_64"),
    viewport: { width: 1280, height: 900 },
  },
  phone: {
    userAgent: agent("Linux; Android 14; Pixel 8", " Mobile"),
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  },
  /** A merchant in Mexico. */
  spanish: {
    userAgent: agent("X11; Linux x86_64"),
    viewport: { width: 1280, height: 900 },
    locale: "es-MX",
  },
} satisfies Record<string, BrowserContextOptions>;

export type Device = keyof typeof devices;

/** How long a story waits for what it needs: a limit for what never comes, not for what is slow. */
export const patience = { timeout: 90_000 };

let browser: Browser | undefined;
let profiles: Partial<Record<Device, BrowserContext>> = {};

/** Where the town of this run answers. */
export const origins = {
  app: required("E2E_APP_ORIGIN"),
  shopify: required("E2E_SHOPIFY_ORIGIN"),
  tiktok: required("E2E_TIKTOK_ORIGIN"),
  control: required("E2E_CONTROL_ORIGIN"),
};

/** The address of a page of the app inside the merchant's admin: `adminAddress("orders")`. */
export const adminAddress = (path: string): string =>
  `${origins.shopify}/store/${shop}/apps/quayside/${path}`;

/** An empty page. All pages of a device share a profile, so that files are fetched once, as people's browsers do. */
export async function openPage(device: Device = "desktop"): Promise<Page> {
  browser ??= await launch();
  profiles[device] ??= await openProfile(browser, device);
  return profiles[device].newPage();
}

async function openProfile(
  browser: Browser,
  device: Device,
): Promise<BrowserContext> {
  const profile = await browser.newContext({
    locale: "en-US",
    ...devices[device],
    timezoneId: "America/New_York",
    // What glides is somewhere else by the time it is clicked.
    reducedMotion: "reduce",
  });
  profile.setDefaultTimeout(patience.timeout);
  return profile;
}

/** The app's own document inside the admin's frame. */
export function app(page: Page): FrameLocator {
  return page.frameLocator("iframe");
}

/** The same document, to run code in; a page of the support desk is its own. */
export async function appFrame(page: Page): Promise<Frame> {
  if (new URL(page.url()).origin === origins.app) return page.mainFrame();
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  if (!frame) throw new Error("the admin shows no app");
  return frame;
}

/** Waits until React has taken over the app's page: a click before that would be a form post without a session token. */
export async function hydrated(page: Page): Promise<void> {
  const isTaken = () => {
    const things = [...document.querySelectorAll("main, h1, button, a[href]")];
    return (
      things.length > 0 &&
      things.every((thing) =>
        Object.keys(thing).some((key) => key.startsWith("__react")),
      )
    );
  };
  const frame = await appFrame(page);
  await frame.locator("h1").first().waitFor();
  await frame.waitForFunction(isTaken);
  // Keys are listened to from the effects on, which come after what was drawn.
  await frame.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => setTimeout(resolve)),
      ),
  );
}

/** Keeps a picture in tests/e2e/screenshots, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

/** Once after the last story of a file. */
export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
  profiles = {};
}

function launch(): Promise<Browser> {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: required("CHROMIUM_PATH"),
    args: [
      "--headless",
      // Chromium refuses to run as root with its sandbox.
      ...(root ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run npm run test:e2e`);
  return value;
}
