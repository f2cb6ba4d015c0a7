import { IndexTable, Link, Text } from "@shopify/polaris";
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useTicked } from "./ticked.ts";

type Heading = { title: string; id: string; first: number };

/** The row above a product's variants; its checkbox stands for all of them. */
export function ProductHeading({
  variants,
  ...heading
}: Heading & { variants: { id: string }[] }) {
  const ticked = useTicked();
  const chosen = variants.filter(({ id }) => ticked.has(id)).length;
  return (
    <HeadingRow
      {...heading}
      last={heading.first + variants.length - 1}
      selected={
        chosen === 0 ? false : chosen < variants.length ? "indeterminate" : true
      }
    />
  );
}

const HeadingRow = memo(function HeadingRow({
  title,
  id,
  first,
  last,
  selected,
}: Heading & { last: number; selected: boolean | "indeterminate" }) {
  const { t } = useTranslation("products");
  const range = useMemo((): [number, number] => [first, last], [first, last]);
  return (
    <IndexTable.Row
      rowType="subheader"
      id={`product-${id}`}
      position={first}
      selectionRange={range}
      selected={selected}
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
});
