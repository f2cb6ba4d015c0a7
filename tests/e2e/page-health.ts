import type { Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";

/** The story fails when the page's own code does: an exception, or a server page that the browser drew differently. */
export function watchErrors(page: Page): void {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (
      message.type() === "error" &&
      /hydrat|Minified React/i.test(message.text())
    )
      errors.push(message.text());
  });
  onTestFinished(() => expect(errors).toEqual([]));
}

/** Pixels by which the app's page is wider than its frame. */
export async function widthOverflow(page: Page): Promise<number> {
  const frame = page
    .frames()
    .find((one) => one.parentFrame() === page.mainFrame());
  if (!frame) throw new Error("the admin shows no app");
  return frame.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
