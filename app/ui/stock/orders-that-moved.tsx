import { Link } from "@remix-run/react";
import { BlockStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { LevelCauses } from "#core/domain/stock/level-causes.ts";
import { useFormat } from "../format.ts";

/**
 * The orders that moved units, each a step away, and what they do not account for.
 * @param rest what to call that.
 */
export function OrdersThatMoved({
  causes,
  rest,
}: {
  causes: LevelCauses;
  rest: string;
}) {
  const { t } = useTranslation("stock");
  const { signed } = useFormat();
  return (
    <BlockStack>
      {causes.moves.map(({ kind, orderId, name, units }, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an order may send two parcels of the same units, and none moves.
        <span key={nth}>
          <Link to={`/app/orders/${orderId}`}>
            {t(`ledger.moved.${kind}`, { name })}
          </Link>{" "}
          {signed(units)}
        </span>
      ))}
      {causes.rest !== 0 && (
        <span>
          {rest} {signed(causes.rest)}
        </span>
      )}
    </BlockStack>
  );
}
