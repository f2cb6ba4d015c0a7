import { expect, test } from "vitest";
import { rooms } from "#app/texts/rooms.ts";
import { textsFor } from "#app/texts/texts.ts";
import { sayRecorded } from "#app/ui/recorded.ts";

const saying = async (locale: string) => {
  const t = (await textsFor(locale)).getFixedT(null, rooms);
  return (text: string) => sayRecorded(text, t);
};

test("a sentence that was written down in English is said in the reader's language", async () => {
  const say = await saying("es-MX");
  expect(say("Update stock in Shopify")).toBe(
    "Actualizar el inventario en Shopify",
  );
  expect(say("Update the price on TikTok Shop")).toBe(
    "Actualizar el campo «precio» en TikTok Shop",
  );
  expect(say("Staff member 7")).toBe("Miembro del equipo 7");
});

test("what nobody knows stays as it was written, and English stays English", async () => {
  const spanish = await saying("es");
  expect(spanish("Ships from the {{moon}}")).toBe("Ships from the {{moon}}");
  const english = await saying("en-GB");
  expect(english("Update the price on TikTok Shop")).toBe(
    "Update the price on TikTok Shop",
  );
});
