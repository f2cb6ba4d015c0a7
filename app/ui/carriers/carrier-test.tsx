import {
  BlockStack,
  Card,
  InlineGrid,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  carrierOfNumber,
  carrierToTell,
  trackingFault,
} from "#core/domain/shipments/carriers.ts";
import { normalizeTracking } from "#core/domain/shipments/normalize-tracking.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";

/** Paste a number, and see what TikTok Shop would be told; by the very rules that tell it. */
export function CarrierTest({ names }: { names: Record<string, string> }) {
  const { t } = useTranslation(rooms);
  const [number, setNumber] = useState("");
  const [carrier, setCarrier] = useState("");
  const fault = number.trim() ? trackingFault(number) : null;
  const told = carrierToTell({ carrier, trackingNumber: number }, names);
  const inferred = carrierOfNumber(number);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("carriers:test.title")}
        </Text>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
          <TextField
            label={t("carriers:test.number")}
            value={number}
            onChange={setNumber}
            autoComplete="off"
          />
          <TextField
            label={t("carriers:test.carrier")}
            value={carrier}
            onChange={setCarrier}
            autoComplete="off"
          />
        </InlineGrid>
        <div role="status" aria-live="polite">
          {number.trim() && (
            <BlockStack gap="100">
              <Text as="p" tone={fault ? "critical" : undefined}>
                {fault
                  ? t("carriers:test.fault", { why: sayRecorded(fault, t) })
                  : told
                    ? t("carriers:test.told", {
                        number: normalizeTracking(number),
                        carrier: told,
                      })
                    : t("carriers:test.unsaid")}
              </Text>
              {inferred && !fault && (
                <Text as="p" tone="subdued">
                  {t("carriers:test.inferred", { carrier: inferred })}
                </Text>
              )}
            </BlockStack>
          )}
        </div>
      </BlockStack>
    </Card>
  );
}
