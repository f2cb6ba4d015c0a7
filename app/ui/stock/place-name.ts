import type { PoolKind } from "#core/domain/stock/pool-kinds.ts";
import type { Translate } from "../../texts/rooms.ts";

/** A place as a reader calls it: those that platforms know by their names there, goods in transit in the reader's language. */
export const placeName = (
  t: Translate,
  { kind, name }: { kind: PoolKind; name: string },
): string => (kind === "transit" ? t("places:transit.name") : name);
