import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Browser,
  chromium,
  type FrameLocator,
  type Page,
} from "playwright-core";

// Shopify's libraries turn away whatever looks like a robot, headless browsers too.
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
const shop = "harbor-goods";
const shots = fileURLToPath(new URL("./screenshots/", import.meta.url));

let browser: Browser | undefined;

/** Where the town of this run answers. */
export const origins = {
  app: required("E2E_APP_ORIGIN"),
  shopify: required("E2E_SHOPIFY_ORIGIN"),
  tiktok: required("E2E_TIKTOK_ORIGIN"),
  control: required("E2E_CONTROL_ORIGIN"),
};

/** Opens a page of the app inside the merchant's admin: `openAdmin("orders")`. */
export async function openAdmin(path = ""): Promise<Page> {
  const page = await openPage();
  await page.goto(
    `${origins.shopify}/store/${shop}/apps/quayside/${path.replace(/^\//, "")}`,
  );
  return page;
}

/** An empty page, for what lies outside the admin. */
export async function openPage(): Promise<Page> {
  browser ??= await launch();
  return browser.newPage({
    userAgent,
    viewport: { width: 1280, height: 900 },
  });
}

/** The app's own document inside the admin's frame. */
export function app(page: Page): FrameLocator {
  return page.frameLocator("iframe");
}

/** Waits until React has taken over the app's page: a click before that would be a form post without a session token. */
export async function hydrated(page: Page): Promise<void> {
  const taken = () => {
    const button = document.querySelector("button, a[href]");
    return Boolean(
      button && Object.keys(button).some((key) => key.startsWith("__react")),
    );
  };
  await app(page).locator("body").waitFor();
  for (const frame of page.frames()) {
    if (frame.parentFrame() !== page.mainFrame()) continue;
    await frame.waitForFunction(taken, null, { timeout: 30_000 });
  }
}

/** Keeps a picture in tests/e2e/screenshots, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

/** Once after the last story of a file. */
export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
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
