import { useLocation } from "@remix-run/react";
import { Link } from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { cut, type Term } from "#core/domain/stock/derivation.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";
import {
  type NumberRead,
  type ReadOf,
  termAddress,
  versionAddress,
} from "./term-address.ts";

/** A term of a number, told now or once, as the way to what it was taken from. */
export function TermLink({ term, number }: { term: Term; number: NumberRead }) {
  const { t } = useTranslation(rooms);
  const address = termAddress(term, number);
  const said = sayRecorded(term.term, t);
  return address === null ? (
    <span>{said}</span>
  ) : (
    <Way address={address}>{said}</Way>
  );
}

/** The way to one version of a rule, whoever's it is. */
export function VersionLink({
  id,
  read,
  children,
}: {
  id: string;
  read: ReadOf;
  children: string;
}) {
  return <Way address={versionAddress(id, read)}>{children}</Way>;
}

/** What the address of the page says besides stays as it is where a way leads to the very page. */
function Way({ address, children }: { address: string; children: string }) {
  const { search } = useLocation();
  return (
    <Link url={address.startsWith("#") ? `${search}${address}` : address}>
      {children}
    </Link>
  );
}

/** Terms in a line, each with the way to what it was taken from. */
export function Terms({
  terms,
  number,
}: {
  terms: Term[];
  number: NumberRead;
}) {
  const { signed } = useFormat();
  return terms.map((term, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the terms of a number stay in their order.
    <Fragment key={at}>
      {at > 0 && ", "}
      <TermLink term={term} number={number} /> {signed(term.quantity)}
      <BelowNothing terms={terms} at={at} />
    </Fragment>
  ));
}

/** What makes up for units that are sold and not there says so: it was taken from nothing but the terms before it. */
export function BelowNothing({ terms, at }: { terms: Term[]; at: number }) {
  const { t } = useTranslation("stock");
  const { number } = useFormat();
  if (terms[at]?.term !== cut) return null;
  const before = terms
    .slice(0, at)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const units = before < 0 ? `−${number(-before)}` : number(before);
  return <> ({t("why.below", { units })})</>;
}
