import { useTranslation } from "react-i18next";
import { type Chosen, ValueChoice } from "./value-choice.tsx";

/** What stands behind a warehouse of TikTok Shop's: a location of the merchant's, or nothing that may be sold. */
export function WarehouseAnswers({
  locations,
  ...chosen
}: Chosen & { locations: { poolId: string; name: string }[] }) {
  const { t } = useTranslation("places");
  return (
    <ValueChoice
      label={t("warehouses.say")}
      helpText={t("warehouses.sayHelp")}
      listLabel={t("warehouses.list")}
      options={[
        ...locations.map(({ poolId, name }) => ({
          value: poolId,
          label: t("warehouses.location", { name }),
        })),
        { value: "zero", label: t("warehouses.zero") },
      ]}
      {...chosen}
    />
  );
}
