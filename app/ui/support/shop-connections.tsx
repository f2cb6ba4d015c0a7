import { Badge, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { isErrorCode } from "#core/errors/catalog.ts";
import type { ShopHealth } from "../../queries/support/shops.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { Ago } from "../time.tsx";
import { Facts } from "./facts.tsx";
import { TitledCard } from "./titled-card.tsx";

/** What a shop is connected to, and how much its platforms still let it ask. */
export function ShopConnections({
  health: { shop, limits },
  now,
}: {
  health: ShopHealth;
  now: Date;
}) {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  return (
    <>
      <TitledCard title={t("support:shop.connections")}>
        {shop.connections.map((one) => (
          <div key={one.kind}>
            <Text as="h3" fontWeight="semibold">
              {`${t(`support:shop.kind.${one.kind as "shopify"}`)} `}
              <Badge tone={one.status === "connected" ? "success" : "critical"}>
                {t(`home:connection.status.${one.status as "connected"}`)}
              </Badge>
            </Text>
            <Facts
              rows={[
                [
                  t("support:shop.problem"),
                  one.problem && isErrorCode(one.problem)
                    ? t(`errors:${one.problem}.title`)
                    : one.problem,
                ],
                [
                  t("support:shop.access"),
                  one.accessExpiresAt && (
                    <Ago at={one.accessExpiresAt} now={now} />
                  ),
                ],
                [
                  t("support:shop.refresh"),
                  one.refreshExpiresAt && (
                    <Ago at={one.refreshExpiresAt} now={now} />
                  ),
                ],
              ]}
            />
          </div>
        ))}
      </TitledCard>
      <TitledCard title={t("support:shop.limits")}>
        {limits.length === 0 && (
          <Text as="p" tone="subdued">
            {t("support:shop.noLimits")}
          </Text>
        )}
        <Facts
          rows={limits.map((limit) => [
            limit.name,
            [
              limit.capacity === null || limit.available === null
                ? t("support:shop.boundless")
                : t("support:shop.left", {
                    left: limit.available,
                    of: limit.capacity,
                  }),
              t("support:shop.perSecond", { speed: number(limit.perSecond) }),
              limit.restUntil && t("support:shop.rests"),
            ]
              .filter(Boolean)
              .join(" · "),
          ])}
        />
      </TitledCard>
    </>
  );
}
