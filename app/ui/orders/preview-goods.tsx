import { useTranslation } from "react-i18next";
import { TableOf } from "../charts/chart-figure.tsx";
import { useFormat } from "../format.ts";
import type { RequestShown } from "./request-preview.tsx";

/** Stock of each centre for what a request asks for. */
export function PreviewGoods({ goods }: { goods: RequestShown["goods"] }) {
  const { t } = useTranslation(["orders", "order", "common"]);
  const { number } = useFormat();
  const centres = [
    ...new Set(goods.flatMap((one) => one.centres.map(({ centre }) => centre))),
  ];
  return (
    <TableOf
      title={t("order:goods")}
      table={{
        head: ["SKU", t("preview.wanted"), ...centres, t("preview.enough")],
        rows: goods.map((one) => ({
          key: one.variantId,
          cells: [
            one.skus.join(", ") || t("common:noSku"),
            number(one.units),
            ...centres.map((centre) =>
              number(
                one.centres.find((at) => at.centre === centre)?.available ?? 0,
              ),
            ),
            t(one.isEnough ? "preview.yes" : "preview.no"),
          ],
        })),
      }}
    />
  );
}
