import { IndexTable, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** The row above a product's variants; its checkbox stands for all of them. */
export function ProductHeading({
  title,
  id,
  variants,
  first,
  selected,
}: {
  title: string;
  id: string;
  variants: { id: string }[];
  first: number;
  selected: string[];
}) {
  const { t } = useTranslation("products");
  const chosen = variants.filter((row) => selected.includes(row.id)).length;
  return (
    <IndexTable.Row
      rowType="subheader"
      id={`product-${id}`}
      position={first}
      selectionRange={[first, first + variants.length - 1]}
      selected={
        chosen === 0 ? false : chosen < variants.length ? "indeterminate" : true
      }
      accessibilityLabel={t("select.all", { title })}
    >
      <IndexTable.Cell colSpan={8} scope="colgroup" as="th" id={id}>
        <Link url={`/app/products/${id}`} monochrome removeUnderline>
          <Text as="span" fontWeight="semibold">
            {title}
          </Text>
        </Link>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}
