import { Link } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Box,
  Divider,
  InlineStack,
  Popover,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Told } from "../../queries/variant-stock.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { BelowNothing, TermLink } from "../stock/terms.tsx";
import { type ToldAtSku, toldBySku } from "../stock/told-by-sku.ts";

/** A number that a channel is told. Pressing it answers "why?" with the terms it is the sum of. */
export function ToldNumber({
  told,
  channel,
  name,
  variantId,
}: {
  told: Told[];
  channel: Told["channel"];
  name: string;
  variantId: string;
}) {
  const { t } = useTranslation(["products", "common"]);
  const [isOpen, setOpen] = useState(false);
  const { number } = useFormat();
  if (told.length === 0)
    return (
      <Text as="p" alignment="end" tone="subdued">
        –
      </Text>
    );
  const bySku = toldBySku(told);
  // Each SKU's number stands for itself: together they would count units twice.
  const say = (units: (number | null)[], none: string) =>
    units.map((one) => (one === null ? none : number(one))).join(" · ");
  const published = bySku.map((at) => at.published);
  const isOnItsWay = bySku.some((at) => at.published !== at.desired);
  const desired = say(
    bySku.map((at) => at.desired),
    "–",
  );
  const activator = (
    <button
      type="button"
      className="plain-button"
      // A press here is a question about the number, not a choice of the row.
      onClick={(event) => {
        event.stopPropagation();
        setOpen(!isOpen);
      }}
      aria-expanded={isOpen}
      aria-label={t("products:told.label", {
        channel: t(`common:channel.${channel}`),
        told: say(published, t("products:told.nothing")),
        name,
      })}
    >
      {say(published, "–")}
    </button>
  );
  return (
    <InlineStack align="end" gap="100" blockAlign="center">
      {isOnItsWay && (
        <Badge tone="attention" size="small">{`→ ${desired}`}</Badge>
      )}
      <Popover
        active={isOpen}
        activator={activator}
        onClose={() => setOpen(false)}
        preferredAlignment="right"
      >
        <Box padding="400" maxWidth="360px">
          <BlockStack gap="400">
            {bySku.map((at) => (
              <WhyTold
                key={at.sku}
                at={at}
                channel={channel}
                variantId={variantId}
              />
            ))}
            <Link to={`/app/stock/variant/${variantId}`}>
              {t("products:told.history")}
            </Link>
          </BlockStack>
        </Box>
      </Popover>
    </InlineStack>
  );
}

/** The terms that a told number is the sum of: worked out for the one that somebody asks about, not for all of a table. */
function WhyTold({
  at: { sku, told, desired, published },
  channel,
  variantId,
}: {
  at: ToldAtSku;
  channel: Told["channel"];
  variantId: string;
}) {
  const { t } = useTranslation(rooms);
  const { number, signed } = useFormat();
  const said = t(`common:channel.${channel}`);
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t("products:told.why", {
          channel:
            sku === null ? said : t("stock:why.ofSku", { channel: said, sku }),
          units: number(desired),
        })}
      </Text>
      {told.flatMap(({ terms, warehouse }, place) =>
        terms.map((term, at) => (
          <InlineStack
            // biome-ignore lint/suspicious/noArrayIndexKey: places and the terms of their numbers stay in their order.
            key={`${place} ${at}`}
            align="space-between"
            gap="400"
            wrap={false}
          >
            <span>
              {warehouse && `${warehouse}: `}
              <TermLink
                term={term}
                number={{
                  variantId,
                  channel,
                  at: null,
                  ruleId: null,
                  questions: [],
                  page: null,
                }}
              />
              <BelowNothing terms={terms} at={at} />
            </span>
            <Text as="span" numeric>
              {signed(term.quantity)}
            </Text>
          </InlineStack>
        )),
      )}
      <Divider />
      <InlineStack align="space-between">
        <Text as="span" fontWeight="semibold">
          {t("products:told.should")}
        </Text>
        <Text as="span" fontWeight="semibold" numeric>
          {number(desired)}
        </Text>
      </InlineStack>
      <InlineStack align="space-between">
        <Text as="span" tone="subdued">
          {t("products:told.last")}
        </Text>
        <Text as="span" tone="subdued" numeric>
          {published === null ? t("products:told.notYet") : number(published)}
        </Text>
      </InlineStack>
    </BlockStack>
  );
}
