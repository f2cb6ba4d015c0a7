import { Form, useFetcher, useNavigation } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  FormLayout,
  InlineStack,
  Link,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Carton,
  type InboundCarriage,
  inboundCarriages,
} from "#core/domain/inbound-facts.ts";
import {
  type Packing,
  packCartons,
} from "#core/domain/replenishment/pack-cartons.ts";
import { palletsFor } from "#core/domain/replenishment/stack-pallets.ts";
import { gramsPerPound, sizeOfInches } from "#core/kit/measures.ts";
import type {
  DeliveryOrder,
  DeliveryPage,
} from "../../queries/delivery.server.ts";
import type { loader as labelsLoader } from "../../routes/app.replenishment.$id_.labels.ts";
import { DateField, NumberField } from "../form-fields.tsx";
import { FailureBanner } from "../problem.tsx";
import { inboundCarriers } from "./inbound-carriers.ts";

type About = { delivery: DeliveryPage; order: DeliveryOrder };

/** What can be done with one of the network's deliveries now. */
export function OrderSteps({ delivery, order }: About) {
  const { t } = useTranslation("replenishment");
  if (order.isWorking) return <Banner tone="info">{t("steps.working")}</Banner>;
  return (
    <BlockStack gap="300">
      {order.steps.includes("ship") && (
        <Pack delivery={delivery} order={order} />
      )}
      {order.steps.includes("labels") && (
        <Labels delivery={delivery} order={order} />
      )}
      {order.steps.includes("track") && order.cartons.length > 0 && (
        <Track delivery={delivery} order={order} />
      )}
    </BlockStack>
  );
}

type Packed = {
  unitsPerCarton: string;
  pounds: string;
  length: string;
  width: string;
  height: string;
  lotCode: string;
  expiresOn: string;
};

const unpacked: Packed = {
  unitsPerCarton: "",
  pounds: "",
  length: "",
  width: "",
  height: "",
  lotCode: "",
  expiresOn: "",
};

/** As the delivery was planned in cartons; all of it in one where it was not. */
function suggestedPerCarton(
  lines: DeliveryPage["lines"],
  goodsExternalId: string,
  quantity: number,
): number {
  const line = lines.find((one) => one.goodsExternalId === goodsExternalId);
  return line && line.cartons > 0
    ? Math.min(quantity, Math.ceil(line.units / line.cartons))
    : quantity;
}

/** How each article is packed, and how all of it travels. */
function Pack({ delivery, order }: About) {
  const { planId, lines, tracking } = delivery;
  const { t } = useTranslation("replenishment");
  const navigation = useNavigation();
  const [by, setBy] = useState<InboundCarriage>("parcel");
  const [packed, setPacked] = useState<Record<string, Partial<Packed>>>({});
  if (order.planned.length === 0)
    return <Text as="p">{t("steps.notRead")}</Text>;
  const packings = order.planned.map(({ goodsExternalId, quantity }) => ({
    goodsExternalId,
    ...unpacked,
    unitsPerCarton: String(
      suggestedPerCarton(lines, goodsExternalId, quantity),
    ),
    ...packed[goodsExternalId],
  }));
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="ship" />
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="orderExternalId" value={order.externalId} />
      <input type="hidden" name="by" value={by} />
      <input type="hidden" name="packings" value={JSON.stringify(packings)} />
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm">
          {t("pack.title")}
        </Text>
        <Text as="p" tone="subdued">
          {t("pack.says")}
        </Text>
        {packings.map(({ goodsExternalId, ...one }, at) => {
          const name =
            lines.find((line) => line.goodsExternalId === goodsExternalId)
              ?.name ?? goodsExternalId;
          const count = order.planned[at]?.quantity ?? 0;
          const asked = tracking.find(
            (goods) => goods.goodsExternalId === goodsExternalId,
          );
          const said = (what: keyof Packed) => ({
            label: t(`pack.${what}`),
            name: what,
            value: one[what],
            onChange: (value: string) =>
              setPacked((before) => ({
                ...before,
                [goodsExternalId]: {
                  ...before[goodsExternalId],
                  [what]: value,
                },
              })),
          });
          const field = (what: keyof Packed) => ({
            ...said(what),
            min: 0,
            step: what === "unitsPerCarton" ? 1 : 0.1,
          });
          return (
            <fieldset key={goodsExternalId} className="plain-fieldset">
              <Text as="legend">{t("pack.article", { name, count })}</Text>
              <FormLayout>
                <FormLayout.Group condensed>
                  <NumberField {...field("unitsPerCarton")} />
                  <NumberField {...field("pounds")} />
                  <NumberField {...field("length")} />
                  <NumberField {...field("width")} />
                  <NumberField {...field("height")} />
                </FormLayout.Group>
                {(asked?.tracksLots || asked?.tracksExpiry) && (
                  <FormLayout.Group condensed>
                    {asked.tracksLots && (
                      <TextField {...said("lotCode")} autoComplete="off" />
                    )}
                    {asked.tracksExpiry && <DateField {...said("expiresOn")} />}
                  </FormLayout.Group>
                )}
              </FormLayout>
            </fieldset>
          );
        })}
        <Select
          label={t("pack.by")}
          options={inboundCarriages.map((value) => ({
            value,
            label: t(`carriage.${value}`),
          }))}
          value={by}
          onChange={(value) => setBy(value as InboundCarriage)}
        />
        <Stacked
          cartons={packCartons(order.planned, packings.map(packingOf))}
          by={by}
          rules={delivery.pallets}
        />
        <InlineStack>
          <Button
            submit
            variant="primary"
            loading={navigation.formData?.get("intent") === "ship"}
          >
            {t("pack.do")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Form>
  );
}

const packingOf = ({
  goodsExternalId,
  unitsPerCarton,
  pounds,
  length,
  width,
  height,
}: Packed & { goodsExternalId: string }): Packing => ({
  goodsExternalId,
  unitsPerCarton: Math.floor(Number(unitsPerCarton)),
  weightGrams: Math.round(Number(pounds) * gramsPerPound),
  sizeMillimetres: sizeOfInches(Number(length), Number(width), Number(height)),
});

/** How many cartons these are, and on how many pallets they fit, as soon as all of it is said. */
function Stacked({
  cartons,
  by,
  rules,
}: {
  cartons: readonly Carton[] | null;
  by: InboundCarriage;
  rules: DeliveryPage["pallets"];
}) {
  const { t } = useTranslation("replenishment");
  const isMeasured = cartons?.every(
    ({ weightGrams, sizeMillimetres }) =>
      weightGrams > 1 &&
      Object.values(sizeMillimetres).every((side) => side > 0),
  );
  if (!cartons || !isMeasured) return null;
  const said = t("pack.cartons", {
    count: cartons.reduce((sum, { count }) => sum + count, 0),
  });
  const pallets = by !== "parcel" && rules ? palletsFor(cartons, rules) : null;
  return (
    <div role="status">
      <Text as="p">
        {pallets === null || !rules
          ? said
          : t("pack.pallets", {
              cartons: said,
              count: pallets,
              length: rules.palletFloor.lengthInches,
              width: rules.palletFloor.widthInches,
              height: rules.pallet.heightInches,
              pounds: rules.pallet.pounds,
            })}
      </Text>
    </div>
  );
}

const askAgainMs = 4_000;

/** Labels for cartons and pallets, with the packing list: made when they are asked for. */
function Labels({ delivery: { planId }, order }: About) {
  const { t } = useTranslation("replenishment");
  const fetcher = useFetcher<typeof labelsLoader>();
  const { data, load } = fetcher;
  const address = `/app/replenishment/${planId}/labels?order=${order.externalId}`;
  const isMaking = data?.outcome === "labels" && data.labels.state === "making";
  useEffect(() => {
    if (!isMaking) return;
    const again = setInterval(() => load(address), askAgainMs);
    return () => clearInterval(again);
  }, [isMaking, load, address]);
  return (
    <BlockStack gap="200">
      {data?.outcome === "failed" && <FailureBanner failure={data.failure} />}
      <InlineStack gap="300" blockAlign="center">
        {data?.outcome === "labels" && data.labels.state === "ready" ? (
          <Link url={data.labels.url} target="_blank">
            {t("labels.download")}
          </Link>
        ) : (
          <Button
            onClick={() => load(address)}
            loading={fetcher.state !== "idle" || isMaking}
          >
            {t("labels.make")}
          </Button>
        )}
        {isMaking && (
          <Text as="span" tone="subdued">
            {t("labels.making")}
          </Text>
        )}
      </InlineStack>
    </BlockStack>
  );
}

/** Under which number each carton travels. */
function Track({ delivery: { planId }, order }: About) {
  const { t } = useTranslation("replenishment");
  const navigation = useNavigation();
  const known = (carton: string) =>
    order.tracking.find((one) => one.carton === carton)?.number ?? "";
  const [carrier, setCarrier] = useState<string>(
    inboundCarriers.find((one) => one === order.tracking[0]?.carrier) ?? "UPS",
  );
  const [numbers, setNumbers] = useState<Record<string, string>>({});
  const numberOf = (carton: string) => numbers[carton] ?? known(carton);
  const parcels = order.cartons
    .map(({ number: carton }) => ({ carton, number: numberOf(carton).trim() }))
    .filter(({ carton, number }) => number !== "" && number !== known(carton));
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="track" />
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="orderExternalId" value={order.externalId} />
      <input type="hidden" name="carrier" value={carrier} />
      <input type="hidden" name="parcels" value={JSON.stringify(parcels)} />
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm">
          {t("track.title")}
        </Text>
        <FormLayout>
          <Select
            label={t("track.carrier")}
            options={inboundCarriers.map((value) => ({
              value,
              label: value === "OTHER" ? t("track.other") : value,
            }))}
            value={carrier}
            onChange={setCarrier}
          />
          {order.cartons.map(({ number: carton }) => (
            <TextField
              key={carton}
              label={t("track.carton", { carton })}
              value={numberOf(carton)}
              onChange={(value) =>
                setNumbers((before) => ({ ...before, [carton]: value }))
              }
              autoComplete="off"
            />
          ))}
        </FormLayout>
        <InlineStack>
          <Button
            submit
            disabled={parcels.length === 0}
            loading={navigation.formData?.get("intent") === "track"}
          >
            {t("track.do")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Form>
  );
}
