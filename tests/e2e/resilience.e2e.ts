import { afterAll, beforeAll, expect, it } from "vitest";
import { closeBrowser, patience, screenshot } from "./browser.ts";
import { expectNight } from "./expect-night.ts";
import { expectAccessible, expectSteady } from "./page-health.ts";
import { visit } from "./visit.ts";

// A merchant asks what may happen to his goods, and what then.

beforeAll(expectNight);
afterAll(closeBrowser);

it("shuts a centre, sees what that does to each article, and keeps it as a file", async () => {
  const { page, frame } = await visit("resilience");
  await frame
    .getByRole("heading", { name: "The days ahead, as they stand" })
    .waitFor(patience);
  await frame.getByLabel("It lasts").fill("20");
  await frame
    .getByLabel("Its stock goes on being sold, and ships late")
    .selectOption("yes");
  await frame.getByRole("button", { name: "Rehearse" }).click();
  await frame.getByText(/ is shut from /).waitFor(patience);
  await frame.locator("svg.recharts-surface").first().waitFor(patience);
  await expectSteady(page);
  await expectAccessible(page);
  await screenshot(page, "resilience");

  const [file] = await Promise.all([
    page.waitForEvent("download", patience),
    frame.getByRole("button", { name: "Save as CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("quayside-resilience.csv");
});

it("asks for more demand, other fees and an end of seller shipping, by the keyboard and on a phone", async () => {
  const { page, frame, goTo } = await visit("resilience", "phone");
  const what = frame.getByLabel("What happens");
  await what.selectOption("rush");
  await frame.getByLabel("Demand times").fill("5");
  await page.keyboard.press("Enter");
  await frame
    .getByText(/^Demand is 5 times what is expected/)
    .waitFor(patience);
  // What the stories before have left decides whether any sale is lost.
  await frame.getByText(/margin\.|No sale more is lost\./).waitFor();
  await expectAccessible(page);
  await screenshot(page, "phone-resilience-rush");

  await what.selectOption("fees");
  await frame.getByLabel("Fee for a single unit").fill("4.50");
  await page.keyboard.press("Enter");
  await frame.getByText(/^Other fees hold from/).waitFor(patience);
  await frame.getByText(/The network's fees are \$/).waitFor();

  await goTo("resilience?what=no-seller-shipping&days=56");
  await frame
    .getByText(/only the network ships TikTok Shop's orders\./)
    .first()
    .waitFor(patience);
  await expectAccessible(page);
});

it("keeps a policy that may change as a file, sees what it does, and says when it holds", async () => {
  const { page, frame } = await visit("resilience");
  await frame
    .getByRole("heading", { name: "Policies as files" })
    .waitFor(patience);
  const text = frame.getByLabel("What changes");
  await frame.getByLabel("Name", { exact: true }).fill("Nonsense");
  await text.fill("{}");
  await frame.getByRole("button", { name: "Keep this file" }).click();
  await frame.getByText(/the file says nothing/).waitFor(patience);

  await frame.getByRole("button", { name: "A new fee card" }).click();
  const [today = ""] = new Date().toISOString().split("T");
  await text.fill((await text.inputValue()).replace("2027-06-01", today));
  await frame.getByRole("button", { name: "Keep this file" }).click();
  await frame.getByText("Only rehearsed").waitFor(patience);
  await frame.getByRole("link", { name: "Rehearse" }).click();
  await frame.getByText(/^As “A new fee card” says/).waitFor(patience);
  await frame.getByText(/The network's fees are \$/).waitFor(patience);
  await expectAccessible(page);
  await frame
    .getByRole("heading", { name: "Policies as files" })
    .scrollIntoViewIfNeeded();
  await screenshot(page, "resilience-files");

  await frame.getByRole("button", { name: "It holds", exact: true }).click();
  await frame.getByText("Holds", { exact: true }).waitFor(patience);
  await frame.getByRole("button", { name: "Remove" }).click();
  await frame.getByText("Done.").waitFor(patience);
  await frame.getByText("Holds", { exact: true }).waitFor({
    ...patience,
    state: "detached",
  });
});
