import { useMatches } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { rooms, type Translate } from "../texts/rooms.ts";

/**
 * What a route says of itself in its `handle`: its title, in the reader's language. `data` is what its loader answered.
 */
export type TitleHandle = {
  title: (t: Translate, data: unknown) => string;
};

const isTitled = (handle: unknown): handle is TitleHandle =>
  typeof handle === "object" && handle !== null && "title" in handle;

/** The document's title: the innermost page's own, and the app's name. */
export function PageTitle() {
  const { t } = useTranslation(rooms);
  const page = useMatches().findLast(({ handle }) => isTitled(handle));
  const own =
    page && isTitled(page.handle) && page.data !== undefined
      ? page.handle.title(t, page.data)
      : null;
  return own ? <title>{`${own} · Quayside`}</title> : null;
}
