import { FormLayout, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

const edges = ["length", "width", "height"] as const;

/** What is written in the fields of a size: centimetres, as people measure. */
export const sizeAsSaid = (
  size: Record<(typeof edges)[number], number> | null,
): Record<string, string> =>
  Object.fromEntries(
    edges.map((edge) => [edge, size ? String(size[edge] / 10) : ""]),
  );

/** Length, width and height of the parcel. */
export function SizeFields({
  said,
  unread = [],
  onChange,
}: {
  said: Record<string, string>;
  /** Fields that could not be read. */
  unread?: string[];
  onChange: (name: string, value: string) => void;
}) {
  const { t } = useTranslation("listing");
  return (
    <FormLayout.Group condensed>
      {edges.map((edge) => (
        <TextField
          key={edge}
          label={t(edge)}
          name={edge}
          value={said[edge] ?? ""}
          error={unread.includes(edge) ? t("unread") : undefined}
          onChange={(value) => onChange(edge, value)}
          autoComplete="off"
        />
      ))}
    </FormLayout.Group>
  );
}
