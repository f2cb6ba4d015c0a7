import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { Moment } from "../time.tsx";

type Looked = {
  origin: string;
  trackingNumber: string | null;
  checkedAt: Date | null;
  shown: string | null;
  shownNumber: string | null;
  shownCarrier: string | null;
};

/** Whether both sides show the same number under the same carrier, as they were last read back. */
export function BothSides({ parcel }: { parcel: Looked }) {
  const { t } = useTranslation("order");
  const { checkedAt, shown, trackingNumber } = parcel;
  if (!trackingNumber) return null;
  const told = parcel.origin === "merchant" ? "TikTok Shop" : "Shopify";
  if (!checkedAt || !shown)
    return (
      <Text as="p" tone="subdued" variant="bodySm">
        {t("sides.unread")}
      </Text>
    );
  const says =
    shown === "same"
      ? t("sides.same", { number: trackingNumber })
      : shown === "other"
        ? t("sides.other", { side: told, number: parcel.shownNumber })
        : shown === "carrier"
          ? t("sides.carrier", { side: told, carrier: parcel.shownCarrier })
          : shown === "none"
            ? t("sides.none", { side: told })
            : t("sides.gone", { side: told });
  return (
    <Text
      as="p"
      variant="bodySm"
      tone={shown === "same" ? "success" : "critical"}
    >
      {says} {t("sides.checked")} <Moment at={checkedAt} />
    </Text>
  );
}
