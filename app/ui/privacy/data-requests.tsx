import { Badge, Button, EmptySearchResult, IndexTable } from "@shopify/polaris";
import { useState } from "react";
import { useFormat } from "../format.ts";
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
  const { counted } = useFormat();
  return (
    <IndexTable
      selectable={false}
      resourceName={{ singular: "request", plural: "requests" }}
      itemCount={requests.length}
      emptyState={
        <EmptySearchResult
          title="No customer has asked"
          description="Requests from your customers, passed on by Shopify, appear here."
        />
      }
      headings={[
        { title: "Request" },
        { title: "Received" },
        { title: "Answer by" },
        { title: "Orders" },
        { title: "File" },
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
          <IndexTable.Cell>{counted(request.orders, "order")}</IndexTable.Cell>
          <IndexTable.Cell>
            <Fetch request={request} />
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Fetch({ request }: { request: Request }) {
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
      {state === "failed" && (
        <Badge tone="critical">Could not be fetched</Badge>
      )}
      {state === "done" && <Badge tone="success">Fetched</Badge>}
      <Button
        onClick={save}
        loading={state === "loading"}
        variant="plain"
        accessibilityLabel={`Download the data for request ${request.externalId}`}
      >
        Download
      </Button>
    </>
  );
}
