import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Select,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inForceOn } from "#core/domain/replenishment/dated.ts";
import type { ResiliencePage } from "../../routes/app.resilience.tsx";
import { DateField, NumberField, YesNoField } from "../form-fields.tsx";
import { usualLast, whatIfs } from "./what-ifs.ts";

const horizons = ["14", "28", "56", "84", "196"] as const;
const cent = 100;

/** What may happen, asked as an address: it can be kept, shared and asked again. */
export function WhatIfForm({ shown }: { shown: ResiliencePage }) {
  const { t } = useTranslation("resilience");
  const navigation = useNavigation();
  const { wish, centres, span, days } = shown;
  const today = days[0]?.day ?? "";
  const [what, setWhat] = useState<string>(wish.what ?? "centre-closed");
  const [horizon, setHorizon] = useState(String(wish.days));
  const [from, setFrom] = useState(wish.from ?? span?.from ?? today);
  // Without a file there is nothing to choose.
  const offered = whatIfs.filter(
    (one) => one !== "file" || shown.files.length > 0,
  );
  const [send, setSend] = useState<string>(wish.send);
  return (
    <Card>
      <Form method="get">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("form.title")}
          </Text>
          <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="300">
            <Select
              label={t("form.what")}
              name="what"
              value={what}
              onChange={setWhat}
              options={offered.map((value) => ({
                value,
                label: t(`what.${value}`),
              }))}
            />
            {what === "file" && <FileField shown={shown} />}
            {what !== "late" && what !== "file" && (
              <DateField
                label={t("form.from")}
                name="from"
                min={today}
                value={from}
                onChange={setFrom}
              />
            )}
            {what === "centre-closed" && (
              <ClosedFields wish={wish} centres={centres} />
            )}
            {what === "rush" && <RushFields wish={wish} />}
            {what === "fees" && <FeeFields shown={shown} />}
            {what === "late" && <LateField wish={wish} />}
            <Select
              label={t("form.days")}
              name="days"
              value={horizon}
              onChange={setHorizon}
              options={horizons.map((value) => ({
                value,
                label: t("form.next", { count: Number(value) }),
              }))}
            />
            <YesNoField
              label={t("form.send")}
              name="send"
              value={send}
              onChange={setSend}
            />
          </InlineGrid>
          <InlineStack gap="300" blockAlign="center">
            <Button
              submit
              variant="primary"
              loading={navigation.state !== "idle"}
            >
              {t("form.do")}
            </Button>
            <Text as="span" tone="subdued">
              {t("form.harmless")}
            </Text>
          </InlineStack>
        </BlockStack>
      </Form>
    </Card>
  );
}

type Wish = ResiliencePage["wish"];

function ClosedFields({
  wish,
  centres,
}: {
  wish: Wish;
  centres: ResiliencePage["centres"];
}) {
  const { t } = useTranslation("resilience");
  const [centre, setCentre] = useState(wish.centre ?? centres[0]?.id ?? "");
  const [sold, setSold] = useState<string>(wish.sold);
  return (
    <>
      <Select
        label={t("form.centre")}
        name="centre"
        value={centre}
        onChange={setCentre}
        options={centres.map(({ id, name, units }) => ({
          value: id,
          label: t("form.centreWith", { name, count: units }),
        }))}
      />
      <LastsField wish={wish} usual={usualLast["centre-closed"]} />
      <YesNoField
        label={t("form.sold")}
        name="sold"
        value={sold}
        onChange={setSold}
      />
    </>
  );
}

function RushFields({ wish }: { wish: Wish }) {
  const { t } = useTranslation("resilience");
  const [factor, setFactor] = useState(String(wish.factor));
  return (
    <>
      <NumberField
        label={t("form.factor")}
        name="factor"
        min={0}
        max={100}
        step={0.1}
        suffix="×"
        value={factor}
        onChange={setFactor}
      />
      <LastsField wish={wish} usual={usualLast.rush} />
    </>
  );
}

function LastsField({ wish, usual }: { wish: Wish; usual: number }) {
  const { t } = useTranslation("resilience");
  const [lasts, setLasts] = useState(String(wish.lasts ?? usual));
  return (
    <NumberField
      label={t("form.lasts")}
      name="lasts"
      min={1}
      max={196}
      suffix={t("form.daysUnit")}
      value={lasts}
      onChange={setLasts}
    />
  );
}

function FileField({ shown: { wish, files } }: { shown: ResiliencePage }) {
  const { t } = useTranslation("resilience");
  const [file, setFile] = useState(wish.file ?? files[0]?.fileId ?? "");
  return (
    <Select
      label={t("form.file")}
      name="file"
      value={file}
      onChange={setFile}
      options={files.map(({ fileId, name }) => ({
        value: fileId,
        label: name,
      }))}
    />
  );
}

function LateField({ wish }: { wish: Wish }) {
  const { t } = useTranslation("resilience");
  const [late, setLate] = useState(String(wish.late));
  return (
    <NumberField
      label={t("form.late")}
      name="late"
      min={1}
      max={60}
      suffix={t("form.daysUnit")}
      value={late}
      onChange={setLate}
    />
  );
}

/** What is left empty stays as it is on the card in force. */
function FeeFields({
  shown: { wish, cards, days },
}: {
  shown: ResiliencePage;
}) {
  const { t } = useTranslation("resilience");
  const card = inForceOn(cards, days[0]?.day ?? "")?.value;
  const text = (value: number | undefined) =>
    value === undefined ? "" : String(value);
  const [single, setSingle] = useState(text(wish.singleUnit));
  const [free, setFree] = useState(text(wish.freeDays));
  const [storage, setStorage] = useState(text(wish.storage));
  const [size, setSize] = useState(text(wish.cubicFeet));
  return (
    <>
      <NumberField
        label={t("form.singleUnit")}
        name="singleUnit"
        step={0.01}
        prefix="USD"
        placeholder={card && String(card.singleUnitMinor / cent)}
        value={single}
        onChange={setSingle}
      />
      <NumberField
        label={t("form.freeDays")}
        name="freeDays"
        suffix={t("form.daysUnit")}
        placeholder={card && String(card.freeStorageDays)}
        value={free}
        onChange={setFree}
      />
      <NumberField
        label={t("form.storage")}
        name="storage"
        step={0.001}
        prefix="USD"
        placeholder={t("form.unknown")}
        value={storage}
        onChange={setStorage}
      />
      <NumberField
        label={t("form.size")}
        name="cubicFeet"
        step={0.001}
        placeholder={t("form.unknown")}
        value={size}
        onChange={setSize}
      />
    </>
  );
}
