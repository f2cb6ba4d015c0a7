import { Badge, Button, EmptySearchResult, IndexTable } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Moment } from "../time.tsx";

type Request = {
  id: string;
  externalId: string;
  receivedAt: Date;
  answerBy: Date;
  fetchedAt: Date | null;
  orders: number;
};

/** The questions with a file for each. */
export function DataRequests({ requests }: { requests: Request[] }) {
  const { t } = useTranslation(["privacy", "common"]);

  return (
    <IndexTable
      selectable={false}
      resourceName={{
        singular: t("table.request"),
        plural: t("table.requests"),
      }}
      itemCount={requests.length}
      emptyState={
        <EmptySearchResult
          title={t("empty.title")}
          description={t("empty.text")}
        />
      }
      headings={[
        { title: t("table.id") },
        { title: t("table.received") },
        { title: t("table.answerBy") },
        { title: t("table.orders") },
        { title: t("table.file") },
      ]}
    >
      {requests.map((request, position) => (
        <IndexTable.Row id={request.id} key={request.id} position={position}>
          <IndexTable.Cell>{request.externalId}</IndexTable.Cell>
          <IndexTable.Cell>
            <Moment at={request.receivedAt} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Moment at={request.answerBy} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            {t("common:orders", { count: request.orders })}
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Fetch request={request} />
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Fetch({ request }: { request: Request }) {
  const { t } = useTranslation("privacy");
  const [state, setState] = useState<"idle" | "loading" | "failed" | "done">(
    request.fetchedAt ? "done" : "idle",
  );
  const save = async () => {
    setState("loading");
    try {
      const answer = await fetch(`/app/privacy/${request.id}.json`, {
        method: "POST",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = `customer-data-${request.externalId}.json`;
      link.click();
      URL.revokeObjectURL(link.href);
      setState("done");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      {state === "failed" && <Badge tone="critical">{t("failed")}</Badge>}
      {state === "done" && <Badge tone="success">{t("fetched")}</Badge>}
      <Button
        onClick={save}
        loading={state === "loading"}
        variant="plain"
        accessibilityLabel={t("downloadOf", { id: request.externalId })}
      >
        {t("download")}
      </Button>
    </>
  );
}
