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
  // A page whose loader failed has nothing to be called by: the frame around it has.
  const page = useMatches().findLast(
    ({ handle, data }) => isTitled(handle) && data !== undefined,
  );
  const own =
    page && isTitled(page.handle) ? page.handle.title(t, page.data) : null;
  return <title>{own ? `${own} · Quayside` : "Quayside"}</title>;
}
