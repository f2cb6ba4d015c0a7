import type { FrameLocator, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import {
  adminAddress,
  app,
  type Device,
  hydrated,
  openPage,
} from "./browser.ts";
import { watchErrors } from "./page-health.ts";

export type Visit = {
  page: Page;
  /** The app's own document. */
  frame: FrameLocator;
  /** Goes to another page of the app, as by its address. */
  goTo(path: string): Promise<void>;
  /** What the browser may complain about in this story. */
  expected(complaint: RegExp): void;
};

/** Opens a page of the app in the merchant's admin and waits until it can be used. It is closed with the story. */
export async function visit(
  path: string,
  device: Device = "desktop",
): Promise<Visit> {
  const page = await openPage(device);
  onTestFinished(() => page.close());
  const { expected } = watchErrors(page);
  const goTo = async (to: string) => {
    await page.goto(adminAddress(to));
    await hydrated(page);
  };
  await goTo(path);
  return { page, frame: app(page), goTo, expected };
}
