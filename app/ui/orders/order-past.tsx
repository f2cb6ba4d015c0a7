import { BlockStack, Card, List, RangeSlider, Text } from "@shopify/polaris";
import { useState } from "react";
import {
  orderAt,
  type OrderPast as Past,
  type SideState,
} from "#core/domain/orders/order-at.ts";
import type { Moment as TimelineMoment } from "../../queries/order-timeline.server.ts";
import { useFormat } from "../format.ts";
import { Moment } from "../time.tsx";

const sides: Record<SideState, string> = {
  absent: "not there",
  placed: "there",
  cancelled: "cancelled",
  unknown: "not known: since when it stands there is not written down",
};

/** Where the order stood on each side at any moment of its timeline. */
export function OrderPast({
  past,
  moments,
}: {
  past: Past;
  moments: TimelineMoment[];
}) {
  const last = moments.length - 1;
  const [chosen, setChosen] = useState(last);
  const { number, counted } = useFormat();
  const moment = moments[Math.min(chosen, last)];
  if (!moment) return null;
  const then = orderAt(past, moment.at);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          State at
        </Text>
        <RangeSlider
          label="Moment of the timeline"
          min={0}
          max={Math.max(1, last)}
          value={Math.min(chosen, last)}
          disabled={last < 1}
          onChange={(value) => setChosen(Number(value))}
        />
        <div role="status" aria-live="polite">
          <Text as="p" fontWeight="semibold">
            <Moment at={moment.at} seconds /> {moment.what}
          </Text>
          <List>
            <List.Item>Shopify: {sides[then.storefront]}</List.Item>
            {then.marketplace && (
              <List.Item>TikTok Shop: {sides[then.marketplace]}</List.Item>
            )}
            <List.Item>
              {`${counted(then.atNetwork, "order")} at the network; ${number(then.parcels.length)} of ${counted(past.parcels.length, "parcel")} had left`}
            </List.Item>
            {then.steps.map((step) => (
              <List.Item key={step.id}>
                {step.title}: {step.stood}
              </List.Item>
            ))}
          </List>
        </div>
        <Text as="p" tone="subdued">
          Of a step that was tried again the last try is shown; earlier ones are
          on the Activity page.
        </Text>
      </BlockStack>
    </Card>
  );
}
