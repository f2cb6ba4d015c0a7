import { Form, useNavigation } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Checkbox,
  FormLayout,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  mostHandlingDays,
  type PlaceTerms,
} from "#core/domain/promise/place-terms.ts";
import { minorPerUnit } from "#core/kit/money.ts";
import type { PlaceAnswer } from "../../api/place-action.server.ts";
import type { StoreLocation } from "../../queries/locations.server.ts";

const intent = "place-terms";

/** How another service ships from a location: how fast, for how much, and whether in the network's place. */
export function PlaceTermsForm({
  location,
  currency,
  answer,
}: {
  location: StoreLocation;
  currency: string;
  answer: PlaceAnswer | undefined;
}) {
  const { t } = useTranslation("places");
  const busy = useNavigation().formMethod === "POST";
  const saved = textsOf(location, currency);
  const [draft, setDraft] = useState(saved);
  const { poolId, name } = location;
  const before =
    answer?.outcome === "terms-set" && answer.before.poolId === poolId
      ? textsOf(answer.before, currency)
      : null;
  return (
    <Box paddingInlineStart="400" paddingBlockEnd="200">
      <BlockStack gap="200">
        {answer?.outcome === "unread" && answer.poolId === poolId && (
          <Banner tone="critical">
            {t("terms.unread", { most: mostHandlingDays })}
          </Banner>
        )}
        {before && (
          <Form method="post">
            <Hidden poolId={poolId} terms={before} />
            <InlineStack gap="300" blockAlign="center">
              <Text as="span" tone="success">
                {t("terms.saved")}
              </Text>
              <Button submit variant="plain" loading={busy}>
                {t("terms.undo")}
              </Button>
            </InlineStack>
          </Form>
        )}
        <Form method="post" aria-label={t("terms.title", { name })}>
          <Hidden poolId={poolId} terms={draft} />
          <FormLayout>
            <Text as="p" tone="subdued">
              {t(
                location.handlingDays === null && location.parcelMinor === null
                  ? "terms.unsaid"
                  : "terms.text",
              )}
            </Text>
            <FormLayout.Group>
              <TextField
                label={t("terms.days")}
                type="number"
                min={0}
                max={mostHandlingDays}
                step={1}
                value={draft.handlingDays}
                onChange={(handlingDays) =>
                  setDraft({ ...draft, handlingDays })
                }
                autoComplete="off"
                helpText={t("terms.daysHelp")}
              />
              <TextField
                label={t("terms.cost", { currency })}
                type="number"
                min={0}
                step={0.01}
                value={draft.parcel}
                onChange={(parcel) => setDraft({ ...draft, parcel })}
                autoComplete="off"
                helpText={t("terms.costHelp")}
              />
            </FormLayout.Group>
            <Checkbox
              label={t("terms.rescue")}
              checked={draft.mayRescue === "yes"}
              onChange={(may) =>
                setDraft({ ...draft, mayRescue: may ? "yes" : "no" })
              }
              helpText={t("terms.rescueHelp")}
            />
            <Button
              submit
              loading={busy}
              disabled={JSON.stringify(draft) === JSON.stringify(saved)}
            >
              {t("terms.save")}
            </Button>
          </FormLayout>
        </Form>
      </BlockStack>
    </Box>
  );
}

type Texts = { handlingDays: string; parcel: string; mayRescue: string };

const textsOf = (
  { handlingDays, parcelMinor, mayRescue }: PlaceTerms,
  currency: string,
): Texts => ({
  handlingDays: handlingDays === null ? "" : String(handlingDays),
  parcel:
    parcelMinor === null ? "" : String(parcelMinor / minorPerUnit(currency)),
  mayRescue: mayRescue ? "yes" : "no",
});

const Hidden = ({ poolId, terms }: { poolId: string; terms: Texts }) => (
  <>
    {Object.entries({ intent, poolId, ...terms }).map(([name, value]) => (
      <input type="hidden" key={name} name={name} value={value} />
    ))}
  </>
);
