import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { whereToAct } from "#core/domain/conflicts/where-to-act.ts";
import type { ConflictView } from "../../queries/conflicts.server.ts";

/** Where something is mended that Quayside cannot mend itself, and the way there; nothing where it is answered below. */
export function WhereToAct({
  conflict,
}: {
  conflict: Pick<ConflictView, "cause" | "subjectKind" | "subjectId">;
}) {
  const { t } = useTranslation("conflicts");
  const where = whereToAct(conflict.cause);
  const page = pageOf(conflict);
  if (!where) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("where.title")}
        </Text>
        <Text as="p">{t(`where.place.${where.place}`)}</Text>
        <Text as="p" tone="subdued">
          {t(where.ends ? "where.ends" : "where.stays")}
        </Text>
        {page && <Link to={page.url}>{t(`where.open.${page.what}`)}</Link>}
      </BlockStack>
    </Card>
  );
}

/** The page of ours where it is mended, or else the one about what is asked. */
function pageOf({
  cause,
  subjectKind,
  subjectId,
}: Pick<ConflictView, "cause" | "subjectKind" | "subjectId">): {
  url: string;
  what: "order" | "variant" | "product" | "goods";
} | null {
  if (whereToAct(cause)?.place === "goods")
    return { url: `/app/goods?variants=${subjectId}`, what: "goods" };
  switch (subjectKind) {
    case "order":
      return { url: `/app/orders/${subjectId}`, what: "order" };
    case "variant":
      return { url: `/app/stock/variant/${subjectId}`, what: "variant" };
    case "product":
      return { url: `/app/products/${subjectId}`, what: "product" };
    default:
      return null;
  }
}
