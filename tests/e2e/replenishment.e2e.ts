import { afterAll, beforeAll, expect, it } from "vitest";
import { closeBrowser, patience, screenshot } from "./browser.ts";
import { expectNight } from "./expect-night.ts";
import { inShop } from "./in-town.ts";
import { expectAccessible, expectSteady } from "./page-health.ts";
import { visit } from "./visit.ts";

// A merchant sends goods to the network: from the suggestion to the network's yes.

beforeAll(expectNight);
afterAll(closeBrowser);

it("sees what to send and why, packs it in cartons, and accepts it", async () => {
  const { page, frame } = await visit("replenishment");
  await frame.getByRole("heading", { name: "What to send" }).waitFor(patience);
  await expectSteady(page);
  await frame.locator("button[aria-expanded]").first().click();
  await frame
    .getByText(
      /^Demand of 9 a day \(up from 8\.1\)(, of which the network ships about \d+%,)? over \d+ days/,
    )
    .waitFor();
  await frame
    .getByText(
      /it (has to arrive|can make)[a-z ]* from \w+ \d+ to \w+ \d+\. .*truck/,
    )
    .waitFor();
  await frame.getByText(/If you send nothing, the risk/).waitFor();
  await frame.getByText("Reorder point").waitFor(patience);
  await expectAccessible(page);
  await screenshot(page, "replenishment");
  await frame
    .getByText(/^Demand of 9 a day/)
    .evaluate((sentence) => sentence.scrollIntoView());
  await screenshot(page, "replenishment-why");
  const past = frame.getByRole("heading", {
    name: "Your past under other rules",
  });
  await past.scrollIntoViewIfNeeded();
  await frame.getByText(/better than the average\./).waitFor();
  await frame.getByText("Proposed (95%)").waitFor();
  await past
    .locator("xpath=ancestor::*[contains(@class,'Polaris-ShadowBevel')][1]")
    .locator("svg.recharts-surface")
    .first()
    .waitFor(patience);
  await screenshot(page, "replenishment-past");
  const fees = frame.getByText("What the network takes at each level");
  await fees.first().scrollIntoViewIfNeeded();
  await fees
    .first()
    .locator("xpath=ancestor::figure[1]")
    .locator("svg.recharts-surface")
    .first()
    .waitFor(patience);
  await screenshot(page, "replenishment-past-fees");

  await frame.getByLabel("Units in a carton").fill("12");
  await frame.getByLabel("Cost of a unit").fill("4.50");
  // Which article it is is not said, and of some less than a carton lies at home.
  await frame
    .getByLabel("More can be bought than you have")
    .selectOption("yes");
  await frame
    .getByRole("button", { name: "Save", exact: true })
    .first()
    .click();
  await frame.getByText("Done.").waitFor(patience);

  await frame.getByLabel("Why not to send").first().fill("Sold off for good");
  await frame.getByRole("button", { name: "Dismiss", exact: true }).click();
  const dismissed = frame.getByText(/^Dismissed until .*: Sold off for good$/);
  await dismissed.waitFor(patience);
  await frame.getByRole("button", { name: "Take it back" }).click();
  await dismissed.waitFor({ ...patience, state: "detached" });

  const accept = frame.getByRole("button", { name: /^Accept \d+ units$/ });
  const unitsOf = async () =>
    Number(/\d+/.exec((await accept.textContent()) ?? "")?.[0]);
  // The answer is there a moment before the table is read again, and until then nothing can be accepted.
  await expect
    .poll(
      async () => ((await accept.isEnabled()) ? (await unitsOf()) % 12 : null),
      patience,
    )
    .toBe(0);
  // A carton more than was suggested: it is scored once its time is over.
  const units = (await unitsOf()) + 12;
  await frame
    .getByLabel(/^Units of .* to send$/)
    .first()
    .fill(String(units));
  await frame.getByRole("button", { name: `Accept ${units} units` }).click();
  const delivery = frame.getByRole("link", {
    name: `${units} units, 1 articles`,
  });
  await delivery.waitFor(patience);
  await frame
    .getByText("None of your changes can be judged yet. 1 change is judged")
    .waitFor(patience);
  await delivery.click();
  await frame.getByText("Choose how it travels").waitFor(patience);
});

it("chooses how and when the delivery arrives, and the network confirms it", async () => {
  const { page, frame } = await visit("replenishment");
  await frame
    .getByRole("link", { name: /units, 1 articles$/ })
    .first()
    .click();
  await frame.getByText("How and when it arrives").first().waitFor(patience);
  await frame
    .getByText(/^Straight to the centres/)
    .first()
    .click();
  await frame
    .getByRole("button", { name: "Take this" })
    .first()
    .waitFor(patience);
  await screenshot(page, "delivery-way");
  await expectAccessible(page);
  await frame.getByRole("button", { name: "Take this" }).first().click();
  await frame.getByText("Confirmed", { exact: true }).waitFor(patience);
  await screenshot(page, "delivery-confirmed");
});

it("packs it, makes its labels, tells its numbers, and sees what calling it off takes away", async () => {
  const { page, frame } = await visit("replenishment");
  await frame
    .getByRole("link", { name: /units, 1 articles$/ })
    .first()
    .click();
  await frame
    .getByRole("heading", { name: "Pack it" })
    .first()
    .waitFor(patience);
  await expectAccessible(page);
  const fields = {
    "Units in a carton": "12",
    "Carton, pounds": "20",
    "Length, inches": "16",
    "Width, inches": "12",
    "Height, inches": "10",
  };
  for (const [label, value] of Object.entries(fields))
    await frame.getByLabel(label).first().fill(value);
  await frame.getByText(/^\d+ cartons?\.$/).waitFor();
  await frame.getByLabel("It travels").first().selectOption("part-truck");
  await frame
    .getByText(/They fit on 1 pallet of 48 × 40 inches, up to 72 inches high/)
    .waitFor();
  await screenshot(page, "delivery-pack");
  await frame.getByLabel("It travels").first().selectOption("parcel");
  await frame
    .getByRole("button", { name: "It is packed and leaves" })
    .first()
    .click();
  await frame
    .getByRole("heading", { name: "Tracking numbers" })
    .first()
    .waitFor(patience);
  await frame.getByRole("button", { name: "Make the labels" }).first().click();
  await frame
    .getByRole("link", { name: "Download labels and packing list" })
    .first()
    .waitFor(patience);
  await frame
    .getByLabel(/^Carton /)
    .first()
    .fill("1Z999AA10123456784");
  await frame.getByRole("button", { name: "Tell the network" }).first().click();
  await frame.getByText("UPS 1Z999AA10123456784").waitFor(patience);
  await frame.getByRole("button", { name: "Call this delivery off" }).click();
  await frame.getByText(/not expected any more/).waitFor();
  await expectAccessible(page);
  await screenshot(page, "delivery-steps");
  await frame.getByRole("button", { name: "Keep it" }).click();
});

it("says what a dollar is where the shop counts in another currency, and has a past played anew that was played in an older way", async () => {
  const inCurrency = (currency: string) =>
    inShop((prisma, id) =>
      prisma.shop.update({ where: { id }, data: { currency } }),
    );
  await inShop((prisma, shopId) =>
    prisma.forecastRun.updateMany({
      where: { shopId },
      data: { simulation: {} },
    }),
  );
  await inCurrency("EUR");
  try {
    const { page, frame } = await visit("replenishment");
    const unknown = frame.getByText(/^The network's fees are in US dollars\./);
    await unknown.waitFor(patience);
    await frame.getByLabel("One US dollar is").fill("0.92");
    await frame
      .locator("form", { has: frame.getByLabel("One US dollar is") })
      .getByRole("button", { name: "Save" })
      .click();
    await frame
      .getByText(/^A dollar is taken for 0\.92 EUR since/)
      .waitFor(patience);
    await expectAccessible(page);
    await frame
      .getByText(/^A dollar is taken for/)
      .evaluate((sentence) => sentence.scrollIntoView());
    await screenshot(page, "replenishment-dollar");
    await frame.getByRole("button", { name: "Take it back" }).click();
    await unknown.waitFor(patience);
    await frame.getByRole("button", { name: "Play it now" }).click();
    await frame
      .getByText(/^Your past is being played by your rules of today\./)
      .waitFor(patience);
  } finally {
    await inCurrency("USD");
  }
});
