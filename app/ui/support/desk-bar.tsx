import { Form, NavLink, useSearchParams } from "@remix-run/react";
import { Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk, useMay } from "./desk.tsx";
import { KeyHelp } from "./key-help.tsx";

/** Where to go, what to look for, and who is signed in. */
export function DeskBar() {
  const { name, role } = useDesk();
  const { t } = useTranslation("support");
  const [params] = useSearchParams();
  const [text, setText] = useState(params.get("query") ?? "");
  const seesAudit = useMay("audit:read:any");
  const seesQueues = useMay("queue:read:any");
  return (
    <header className="desk-bar">
      <nav aria-label={t("bar.label")}>
        <NavLink to="/support" end>
          {t("bar.inbox")}
        </NavLink>
        <NavLink to="/support/shops">{t("bar.shops")}</NavLink>
        {seesAudit && <NavLink to="/support/audit">{t("bar.audit")}</NavLink>}
        {seesQueues && (
          <NavLink to="/support/queues">{t("bar.queues")}</NavLink>
        )}
      </nav>
      <Form action="/support/find" method="get" role="search" data-find>
        <TextField
          label={t("bar.find")}
          labelHidden
          name="query"
          value={text}
          onChange={setText}
          placeholder={t("bar.findHint")}
          autoComplete="off"
          maxLength={100}
        />
      </Form>
      <InlineStack gap="200" blockAlign="center">
        <KeyHelp />
        <Text as="span" tone="subdued">
          {`${name} · ${t(`role.${role}`)}`}
        </Text>
        <Form action="/support/sign-out" method="post" reloadDocument>
          <Button submit size="slim">
            {t("bar.out")}
          </Button>
        </Form>
      </InlineStack>
    </header>
  );
}
