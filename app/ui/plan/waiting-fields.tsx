import { Box, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { WaitingWrites } from "#core/flows/pause-writing.ts";
import { rooms } from "../../texts/rooms.ts";
import { ChangeItem } from "../fields/change-item.tsx";
import { PicturesLookedAt } from "../fields/pictures-looked-at.tsx";
import { useListAddress } from "../list-address.ts";
import { Pager } from "../pager.tsx";

/** Titles, prices, pictures and their like that will be written: what is there, what will be, what will be refused. */
export function WaitingFields({ writes }: { writes: WaitingWrites }) {
  const { t } = useTranslation(rooms);
  const { params, set } = useListAddress();
  const { fields, fieldWrites, foresight, page, pages } = writes;
  if (fieldWrites === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="200">
        <Text as="h2" variant="headingMd">
          {t("plan:fields.title")}
        </Text>
      </Box>
      {foresight.items > 0 && (
        <Box paddingInline="400" paddingBlockEnd="200">
          <PicturesLookedAt foresight={foresight} />
        </Box>
      )}
      <ul className="rows" aria-label={t("plan:fields.title")}>
        {fields.map((item) => (
          <li key={`${item.side}:${item.field}:${item.itemId}`}>
            <ChangeItem
              item={item}
              name={`${item.label} · ${t(`fields:name.${item.field}`)}`}
              blockedMark={t("plan:fields.refused")}
            />
          </li>
        ))}
      </ul>
      <Pager
        at={{ page, pages, total: fieldWrites }}
        goTo={(wished) =>
          set({ page: params.get("page"), fields: String(wished) })
        }
      />
    </Card>
  );
}
