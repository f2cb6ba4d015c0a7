import { Form, useNavigation } from "@remix-run/react";
import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Select,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WarehouseAnswer } from "../../api/warehouse-action.server.ts";
import type { StoreLocation } from "../../queries/locations.server.ts";
import type { Warehouse } from "../../queries/warehouses.server.ts";
import { Arrival } from "../arrival.tsx";
import { FailureBanner } from "../problem.tsx";
import { warehousesId } from "./why-anchors.ts";

/** From where TikTok Shop sells, and what stands behind it; nothing where it sells from one warehouse alone. */
export function WarehousesCard({
  warehouses,
  locations,
  answer,
}: {
  warehouses: Warehouse[];
  locations: StoreLocation[];
  answer: WarehouseAnswer | undefined;
}) {
  const { t } = useTranslation("places");
  if (warehouses.length < 2) return null;
  const refused =
    answer?.outcome === "taken" ||
    answer?.outcome === "needed" ||
    answer?.outcome === "not-own" ||
    answer?.outcome === "unknown";
  return (
    <Arrival id={warehousesId} label={t("warehouses.title")}>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("warehouses.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("warehouses.text")}
          </Text>
          {answer?.outcome === "failed" && (
            <FailureBanner failure={answer.failure} />
          )}
          {refused && (
            <Banner tone="critical">
              {t(`warehouses.${answer.outcome}`, {
                by: answer.outcome === "taken" ? answer.by : "",
              })}
            </Banner>
          )}
          {answer?.outcome === "warehouse-set" && (
            <Saved before={answer.before} />
          )}
          {warehouses.map((warehouse) => (
            <WarehouseRow
              // What was saved is what the choice begins with.
              key={`${warehouse.id} ${inOneWord(warehouse)}`}
              warehouse={warehouse}
              locations={locations}
            />
          ))}
        </BlockStack>
      </Card>
    </Arrival>
  );
}

/** What a form says in one word: a location's id, or what else stands behind the warehouse. */
const inOneWord = ({
  standing,
  poolId,
}: Pick<Warehouse, "standing" | "poolId">): string =>
  (standing === "location" ? poolId : standing) ?? "";

function Saved({
  before,
}: {
  before: Pick<Warehouse, "standing" | "poolId"> & { warehouseId: string };
}) {
  const { t } = useTranslation("places");
  const busy = useNavigation().formMethod === "POST";
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="warehouse" />
      <input type="hidden" name="warehouseId" value={before.warehouseId} />
      <input type="hidden" name="behind" value={inOneWord(before)} />
      <InlineStack gap="300" blockAlign="center">
        <span role="status">
          <Text as="span" tone="success">
            {t("warehouses.saved")}
          </Text>
        </span>
        <Button submit variant="plain" loading={busy}>
          {t("terms.undo")}
        </Button>
      </InlineStack>
    </Form>
  );
}

function WarehouseRow({
  warehouse,
  locations,
}: {
  warehouse: Warehouse;
  locations: StoreLocation[];
}) {
  const { t } = useTranslation("places");
  const busy = useNavigation().formMethod === "POST";
  const saved = inOneWord(warehouse);
  const [behind, setBehind] = useState(saved);
  const { id, name, isMain, standing, units, products } = warehouse;
  const shows = t("warehouses.shows", {
    units: t("warehouses.units", { count: units }),
    products: t("warehouses.products", { count: products }),
  });
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" fontWeight="semibold">
          {name}
        </Text>
        {!isMain && standing === null && units > 0 && (
          <Badge tone="attention">{t("warehouses.uncounted")}</Badge>
        )}
      </InlineStack>
      <Text as="p" tone="subdued">
        {isMain ? t("warehouses.main") : shows}
      </Text>
      {!isMain && (
        <Form method="post" aria-label={t("warehouses.behind", { name })}>
          <input type="hidden" name="intent" value="warehouse" />
          <input type="hidden" name="warehouseId" value={id} />
          <InlineStack gap="300" blockAlign="end">
            <Select
              label={t("warehouses.behind", { name })}
              name="behind"
              value={behind}
              onChange={setBehind}
              options={[
                { value: "", label: t("warehouses.nobodySaid") },
                ...locations
                  .filter(({ kind }) => kind === "own")
                  .map(({ poolId, name }) => ({
                    value: poolId,
                    label: t("warehouses.location", { name }),
                  })),
                { value: "zero", label: t("warehouses.zero") },
                { value: "apart", label: t("warehouses.apart") },
              ]}
            />
            <Button submit loading={busy} disabled={behind === saved}>
              {t("terms.save")}
            </Button>
          </InlineStack>
        </Form>
      )}
    </BlockStack>
  );
}
