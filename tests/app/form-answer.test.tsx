import { AppProvider } from "@shopify/polaris";
import polaris from "@shopify/polaris/locales/en.json" with { type: "json" };
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { expect, test } from "vitest";
import { textsFor } from "#app/texts/texts.ts";
import { FormAnswer } from "#app/ui/replenishment/form-answer.tsx";
import {
  type BrokenRule,
  mayInsist,
} from "#core/domain/replenishment/broken-rules.ts";

const saidOf = async (locale: "en" | "es", broken: BrokenRule[]) =>
  renderToString(
    <I18nextProvider i18n={await textsFor(locale)}>
      <AppProvider i18n={polaris}>
        <FormAnswer
          answer={{
            outcome: "beyond",
            broken,
            mayInsist: mayInsist(broken),
          }}
        />
      </AppProvider>
    </I18nextProvider>,
  );

test("a number that is not whole cartons is said, and may be sent; what the pallets cannot bear may not", async () => {
  const loose: BrokenRule = { bound: "whole-cartons", name: "Mug", most: 12 };
  const heavy: BrokenRule = { bound: "pallets", name: null, most: 680_388 };
  const own = await saidOf("en", [loose]);
  expect(own).toContain(
    "Mug: a carton holds 12 units, and this number leaves the last one not full.",
  );
  expect(own).toContain("press again to accept it all the same");
  const both = await saidOf("en", [loose, heavy]);
  expect(both).toContain("by their room or their weight");
  expect(both).toContain("The network would turn it away.");
  expect(await saidOf("es", [loose])).toContain(
    "Mug: en una caja van 12 unidades, y con este número la última no se llena.",
  );
  expect(await saidOf("es", [heavy])).toContain("por su espacio o por su peso");
});
