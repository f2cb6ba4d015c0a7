import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { type Device, hydrated, openPage, shots } from "./browser.ts";
import { watchErrors } from "./page-health.ts";

export type OpenedPage = {
  page: Page;
  /** Goes to an address of the page's own kind, and waits until what is there can be used. */
  goTo(path: string): Promise<void>;
  /** What the browser may complain about in this story. */
  expected(complaint: RegExp): void;
};

/**
 * Opens a page that is closed with its story. Where the story failed, its picture and its HTML stay in the folder of the
 * pictures, under `failed`.
 * @param addressOf the whole address of a path.
 */
export async function openForStory(
  path: string,
  device: Device,
  addressOf: (path: string) => string,
): Promise<OpenedPage> {
  const page = await openPage(device);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail")
      await keepFailed(
        page,
        `${task.name}, try ${(task.result.retryCount ?? 0) + 1}, ${device} ${page.context().pages().indexOf(page) + 1}`,
      ).catch((error) => console.error(`nothing was kept of it: ${error}`));
    await page.close();
  });
  const { expected } = watchErrors(page);
  const goTo = async (to: string) => {
    await page.goto(addressOf(to));
    await hydrated(page);
  };
  await goTo(path);
  return { page, goTo, expected };
}

/** Keeps what was on the screen: a picture, and the documents of all frames. */
async function keepFailed(page: Page, what: string): Promise<void> {
  const folder = join(shots, "failed");
  mkdirSync(folder, { recursive: true });
  const name = join(folder, what.replace(/[^\w]+/g, "-").slice(0, 120));
  const documents = await Promise.all(
    page
      .frames()
      .map(
        async (frame) => `<!-- ${frame.url()} -->\n${await frame.content()}`,
      ),
  );
  writeFileSync(`${name}.html`, documents.join("\n"));
  await page.screenshot({ path: `${name}.png`, timeout: 10_000 });
}
