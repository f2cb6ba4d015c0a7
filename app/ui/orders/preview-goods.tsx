import { DataTable } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import type { RequestShown } from "./request-preview.tsx";

/** Stock of each centre for what a request asks for. */
export function PreviewGoods({ goods }: { goods: RequestShown["goods"] }) {
  const { t } = useTranslation(["orders", "common"]);
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
      headings={["SKU", t("preview.wanted"), ...centres, t("preview.enough")]}
      rows={goods.map((one) => [
        one.skus.join(", ") || t("common:noSku"),
        number(one.units),
        ...centres.map((centre) =>
          number(
            one.centres.find((at) => at.centre === centre)?.available ?? 0,
          ),
        ),
        t(one.isEnough ? "preview.yes" : "preview.no"),
      ])}
    />
  );
}
