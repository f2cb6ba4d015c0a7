import type { FrameLocator } from "playwright-core";
import { adminAddress, app, type Device } from "./browser.ts";
import { type OpenedPage, openForStory } from "./open-for-story.ts";

export type Visit = OpenedPage & {
  /** The app's own document. */
  frame: FrameLocator;
};

/** Opens a page of the app in the merchant's admin and waits until it can be used. It is closed with the story. */
export async function visit(
  path: string,
  device: Device = "desktop",
): Promise<Visit> {
  const opened = await openForStory(path, device, adminAddress);
  return { ...opened, frame: app(opened.page) };
}
