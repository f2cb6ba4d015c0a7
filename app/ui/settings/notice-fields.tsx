import {
  Banner,
  BlockStack,
  Button,
  Checkbox,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import {
  mailTimings,
  type NoticeKind,
  noticeKindNames,
} from "#core/domain/notices/notice-kinds.ts";
import {
  mailLanguages,
  mostAddressees,
} from "#core/domain/notices/notice-rule.ts";
import type { SettingsDraft } from "../../api/settings-draft.ts";
import { rooms } from "../../texts/rooms.ts";
import { useSteady } from "../use-steady.ts";

type Draft = SettingsDraft["notices"];
type KindWish = Draft["kinds"][string];

const usual: KindWish = { inApp: true, mail: "off" };

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

/** What the shop is told of, how, when, and by whom it is read. */
export const NoticeFields = memo(function NoticeFields({
  draft,
  isMailSetUp,
  timeZones,
  onChange,
}: {
  draft: Draft;
  isMailSetUp: boolean;
  timeZones: string[];
  onChange: (draft: Draft) => void;
}) {
  const { t } = useTranslation(rooms);
  const set = <N extends keyof Draft>(name: N, value: Draft[N]) =>
    onChange({ ...draft, [name]: value });
  const setKind = useSteady((kind: NoticeKind, wish: Partial<KindWish>) =>
    set("kinds", {
      ...draft.kinds,
      [kind]: { ...usual, ...draft.kinds[kind], ...wish },
    }),
  );
  return (
    <BlockStack gap="400">
      {!isMailSetUp && (
        <Banner tone="info" title={t("settings:notices.noMail.title")}>
          {t("settings:notices.noMail.text")}
        </Banner>
      )}
      <BlockStack gap="200">
        {noticeKindNames.map((kind) => (
          <KindRow
            key={kind}
            kind={kind}
            wish={draft.kinds[kind] ?? usual}
            onChange={setKind}
          />
        ))}
      </BlockStack>
      <Addressees
        rows={draft.addressees}
        onChange={(rows) => set("addressees", rows)}
      />
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        <Select
          label={t("settings:notices.dailyAt")}
          options={hours}
          value={draft.dailyAt}
          onChange={(hour) => set("dailyAt", hour)}
        />
        <TimeZone
          zone={draft.timeZone}
          zones={timeZones}
          onChange={useSteady((zone) => set("timeZone", zone))}
        />
        <Select
          label={t("settings:notices.quietFrom")}
          options={[
            { value: "", label: t("settings:notices.never") },
            ...hours,
          ]}
          value={draft.quietFrom}
          onChange={(hour) => set("quietFrom", hour)}
          helpText={t("settings:notices.quietHelp")}
        />
        <Select
          label={t("settings:notices.quietUntil")}
          options={hours}
          value={draft.quietUntil}
          disabled={draft.quietFrom === ""}
          onChange={(hour) => set("quietUntil", hour)}
        />
      </InlineGrid>
    </BlockStack>
  );
});

const KindRow = memo(function KindRow({
  kind,
  wish: { inApp, mail },
  onChange,
}: {
  kind: NoticeKind;
  wish: KindWish;
  onChange: (kind: NoticeKind, wish: Partial<KindWish>) => void;
}) {
  const { t } = useTranslation(rooms);
  const name = t(`notices:kind.${kind}.name`);
  return (
    <InlineGrid
      columns={{ xs: 1, sm: ["oneHalf", "oneHalf"] }}
      gap="200"
      alignItems="center"
    >
      <Text as="h3" variant="bodyMd">
        {name}
      </Text>
      <InlineStack gap="400" blockAlign="center">
        <Checkbox
          label={t("settings:notices.inApp")}
          checked={inApp}
          onChange={(wanted) => onChange(kind, { inApp: wanted })}
        />
        <Select
          label={t("settings:notices.mailOf", { kind: name })}
          labelHidden
          options={mailTimings.map((value) => ({
            value,
            label: t(`settings:notices.timing.${value}`),
          }))}
          value={mail}
          onChange={(timing) => onChange(kind, { mail: timing })}
        />
      </InlineStack>
    </InlineGrid>
  );
});

/** Hundreds of time zones: not to be drawn again at every key that is typed elsewhere. */
const TimeZone = memo(function TimeZone({
  zone,
  zones,
  onChange,
}: {
  zone: string;
  zones: string[];
  onChange: (zone: string) => void;
}) {
  const { t } = useTranslation("settings");
  return (
    <Select
      label={t("notices.timeZone")}
      options={zones}
      value={zone}
      onChange={onChange}
    />
  );
});

function Addressees({
  rows,
  onChange,
}: {
  rows: Draft["addressees"];
  onChange: (rows: Draft["addressees"]) => void;
}) {
  const { t } = useTranslation(rooms);
  const setRow = (at: number, wish: Partial<(typeof rows)[number]>) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...wish } : row)));
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t("settings:notices.to")}
      </Text>
      {rows.length === 0 && (
        <Text as="p" tone="subdued">
          {t("settings:notices.nobody")}
        </Text>
      )}
      {rows.map((row, at) => (
        <InlineGrid
          // A row is its place: what stands in it is being typed.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows move only when one is taken off
          key={at}
          columns={{ xs: 1, sm: "2fr 1fr auto" }}
          gap="200"
          alignItems="end"
        >
          <TextField
            label={t("settings:notices.address", { row: at + 1 })}
            type="email"
            value={row.address}
            onChange={(address) => setRow(at, { address })}
            autoComplete="off"
          />
          <Select
            label={t("settings:notices.language", { row: at + 1 })}
            options={mailLanguages.map((value) => ({
              value,
              label: t(`settings:notices.languages.${value}`),
            }))}
            value={row.language}
            onChange={(language) => setRow(at, { language })}
          />
          <Button
            accessibilityLabel={t("settings:notices.removeOf", { row: at + 1 })}
            onClick={() => onChange(rows.filter((_, i) => i !== at))}
          >
            {t("settings:notices.remove")}
          </Button>
        </InlineGrid>
      ))}
      <InlineStack>
        <Button
          disabled={rows.length >= mostAddressees}
          onClick={() => onChange([...rows, { address: "", language: "en" }])}
        >
          {t("settings:notices.add")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
