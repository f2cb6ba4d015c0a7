import type { StorefrontLevelFact } from "#core/domain/facts.ts";
import { parseJson } from "#core/kit/json.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import {
  type ExportPatience,
  exportedLines,
  isChild,
  orUnexpected,
} from "./exported-lines.ts";
import { toLevelFact } from "./map/level.ts";
import { exportedLevel } from "./wire/export.ts";

const levelsAtOnce = 2_000;

/**
 * All stock at every active location by a bulk operation, in pages.
 * @throws SyncError as `exportedLines` does.
 */
export async function* exportLevels(
  client: AdminClient,
  shop: ShopRef,
  patience?: ExportPatience,
): AsyncGenerator<StorefrontLevelFact[]> {
  let page: StorefrontLevelFact[] = [];
  for await (const line of exportedLines(client, shop, "levels", patience)) {
    const json = parseJson(line);
    // A level names its item; the item's own line says nothing more.
    if (!isChild(json)) continue;
    const { __parentId, ...level } = orUnexpected(exportedLevel, json);
    page.push(toLevelFact(__parentId, level));
    if (page.length < levelsAtOnce) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
