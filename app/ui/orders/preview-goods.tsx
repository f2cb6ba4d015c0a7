import { DataTable } from "@shopify/polaris";
import { useFormat } from "../format.ts";
import type { RequestShown } from "./request-preview.tsx";

/** Stock of each centre for what a request asks for. */
export function PreviewGoods({ goods }: { goods: RequestShown["goods"] }) {
  const { number } = useFormat();
  const centres = [
    ...new Set(goods.flatMap((one) => one.centres.map(({ centre }) => centre))),
  ];
  return (
    <DataTable
      increasedTableDensity
      columnContentTypes={[
        "text",
        "numeric",
        ...centres.map(() => "numeric" as const),
        "text",
      ]}
      headings={["SKU", "Wanted", ...centres, "Enough"]}
      rows={goods.map((one) => [
        one.skus.join(", ") || "No SKU",
        number(one.units),
        ...centres.map((centre) =>
          number(
            one.centres.find((at) => at.centre === centre)?.available ?? 0,
          ),
        ),
        one.isEnough ? "Yes" : "No",
      ])}
    />
  );
}
