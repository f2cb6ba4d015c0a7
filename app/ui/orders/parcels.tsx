import {
  Badge,
  BlockStack,
  Card,
  Divider,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { OrderView } from "../../queries/order.server.ts";
import { BothSides } from "./both-sides.tsx";

type Parcel = OrderView["shipments"][number];

/** The parcels, and on which side their tracking number has landed. */
export function Parcels({ shipments }: { shipments: Parcel[] }) {
  const { t } = useTranslation("orders");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("parcels.title")}
        </Text>
        {shipments.length === 0 && (
          <Text as="p" tone="subdued">
            {t("parcels.none")}
          </Text>
        )}
        {shipments.map((parcel, index) => (
          <Fragment key={parcel.id}>
            {index > 0 && <Divider />}
            <ParcelView parcel={parcel} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

const origins = ["network", "marketplace", "merchant"] as const;

function ParcelView({ parcel }: { parcel: Parcel }) {
  const { t } = useTranslation(["orders", "common"]);
  const origin = origins.find((one) => one === parcel.origin);
  const { trackingNumber, trackingUrl, condition } = parcel;
  return (
    <BlockStack gap="150">
      <InlineStack align="space-between" gap="200">
        <Text as="span" fontWeight="medium">
          {trackingNumber && trackingUrl ? (
            <Link url={trackingUrl} external>
              {trackingNumber}
            </Link>
          ) : (
            (trackingNumber ?? t("parcels.noNumber"))
          )}
        </Text>
        {condition === "failed" && (
          <Badge tone="critical">{t("parcels.failed")}</Badge>
        )}
        {condition === "taken-back" && (
          <Badge tone="attention">{t("parcels.takenBack")}</Badge>
        )}
        {condition === "waiting" && origin !== "merchant" && (
          <Badge tone="attention">{t("parcels.packed")}</Badge>
        )}
      </InlineStack>
      <Text as="span" tone="subdued">
        {[
          parcel.carrier,
          parcel.units > 0 ? t("common:units", { count: parcel.units }) : null,
          origin
            ? t(`parcels.origin.${origin}`)
            : t("parcels.origin.other", { who: parcel.origin }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      {parcel.moreNumbers.length > 0 && (
        <Text as="p">
          {t("parcels.more", { numbers: parcel.moreNumbers.join(", ") })}
        </Text>
      )}
      {parcel.moreNumbers.length > 0 && parcel.toldToMarketplace !== null && (
        <Text as="p" tone="subdued">
          {t("parcels.oneNumber")}
        </Text>
      )}
      {parcel.issue && (
        <Text as="p" tone="critical">
          {parcel.issue}
        </Text>
      )}
      <BothSides parcel={parcel} />
      <InlineStack gap="200">
        <Side
          name={t("common:channel.storefront")}
          knows={parcel.toldToStorefront}
        />
        {parcel.toldToMarketplace !== null && (
          <Side
            name={t("common:channel.marketplace")}
            knows={parcel.toldToMarketplace}
          />
        )}
      </InlineStack>
    </BlockStack>
  );
}

function Side({ name, knows }: { name: string; knows: boolean }) {
  const { t } = useTranslation("orders");
  return (
    <Badge
      tone={knows ? "success" : undefined}
      progress={knows ? "complete" : "incomplete"}
    >
      {t(knows ? "parcels.knows" : "parcels.notYet", { side: name })}
    </Badge>
  );
}
