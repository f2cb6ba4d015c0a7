import { type Device, hydrated, origins } from "./browser.ts";
import { type OpenedPage, openForStory } from "./open-for-story.ts";

/** Opens a page outside of Shopify's admin and waits until it can be used. It is closed with the story. */
export const visitAlone = (
  path: string,
  device: Device = "desktop",
): Promise<OpenedPage> =>
  openForStory(path, device, (to) => `${origins.app}${to}`);

/** Somebody of the staff signs in at the provider's page and is at the desk. */
export async function signInAs(
  name: string,
  device: Device = "desktop",
): Promise<OpenedPage> {
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
