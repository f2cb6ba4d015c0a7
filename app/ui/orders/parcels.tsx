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
import type { OrderView } from "../../queries/order.server.ts";
import { useFormat } from "../format.ts";
import { BothSides } from "./both-sides.tsx";

type Parcel = OrderView["shipments"][number];

/** The parcels, and on which side their tracking number has landed. */
export function Parcels({ shipments }: { shipments: Parcel[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Parcels
        </Text>
        {shipments.length === 0 && (
          <Text as="p" tone="subdued">
            No parcel has left yet.
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

const originName: Record<string, string> = {
  network: "Fulfilled by TikTok",
  marketplace: "TikTok, for its own order",
  merchant: "You",
};

function ParcelView({ parcel }: { parcel: Parcel }) {
  const { counted } = useFormat();
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
            (trackingNumber ?? "No tracking number yet")
          )}
        </Text>
        {condition === "failed" && <Badge tone="critical">Failed</Badge>}
        {condition === "waiting" && (
          <Badge tone="attention">Being packed</Badge>
        )}
      </InlineStack>
      <Text as="span" tone="subdued">
        {[
          parcel.carrier,
          parcel.units > 0 ? counted(parcel.units, "unit") : null,
          `sent by ${originName[parcel.origin] ?? parcel.origin}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      {parcel.issue && (
        <Text as="p" tone="critical">
          {parcel.issue}
        </Text>
      )}
      <BothSides parcel={parcel} />
      <InlineStack gap="200">
        <Side name="Shopify" knows={parcel.toldToStorefront} />
        {parcel.toldToMarketplace !== null && (
          <Side name="TikTok Shop" knows={parcel.toldToMarketplace} />
        )}
      </InlineStack>
    </BlockStack>
  );
}

function Side({ name, knows }: { name: string; knows: boolean }) {
  return (
    <Badge
      tone={knows ? "success" : undefined}
      progress={knows ? "complete" : "incomplete"}
    >
      {knows ? `${name} knows` : `${name} not yet`}
    </Badge>
  );
}
