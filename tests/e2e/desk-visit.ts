import type { Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { type Device, hydrated, openPage, origins } from "./browser.ts";
import { watchErrors } from "./page-health.ts";

export type DeskVisit = {
  page: Page;
  goTo(path: string): Promise<void>;
  expected(complaint: RegExp): void;
};

/** Opens a page outside of Shopify's admin and waits until it can be used. It is closed with the story. */
export async function visitAlone(
  path: string,
  device: Device = "desktop",
): Promise<DeskVisit> {
  const page = await openPage(device);
  onTestFinished(() => page.close());
  const { expected } = watchErrors(page);
  const goTo = async (to: string) => {
    await page.goto(`${origins.app}${to}`);
    await hydrated(page);
  };
  await goTo(path);
  return { page, goTo, expected };
}

/** Somebody of the staff signs in at the provider's page and is at the desk. */
export async function signInAs(
  name: string,
  device: Device = "desktop",
): Promise<DeskVisit> {
  const desk = await visitAlone("/support", device);
  const { page, goTo } = desk;
  // Pages of a device share a profile: whoever was there before is gone.
  await page.context().clearCookies();
  await goTo("/support");
  await page
    .getByRole("button", { name: "Sign in with your work account" })
    .click();
  await page.getByRole("heading", { name: "Who are you?" }).waitFor();
  await page.getByRole("button", { name }).click();
  await page.waitForURL(`${origins.app}/support`);
  await hydrated(page);
  return desk;
}
