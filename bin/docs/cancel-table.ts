import {
  cancelTwins,
  storefrontCancelReasons,
} from "../../core/domain/orders/cancel-reason.ts";
import { cancelReasonOf } from "../../core/platforms/tiktok/reasons.ts";

/** The markets whose lists of reasons differ from each other. */
const markets = "US UK ID MY PH SG TH VN MX BR EU JP".split(" ");

/** Shopify's reasons to cancel with what TikTok Shop is told of each, and in which markets. */
export function cancelTable(): string {
  const rows = storefrontCancelReasons.map((reason) => {
    const twin = cancelTwins[reason];
    const takers = (isPaid: boolean) =>
      twin === null
        ? []
        : markets.filter((region) => cancelReasonOf(twin, { region, isPaid }));
    return `| \`${reason}\` | ${twin ? `\`${twin}\`` : "none"} | ${inWords(takers(true))} | ${inWords(takers(false))} |`;
  });
  return [
    "| Shopify's reason | TikTok Shop's | of what is paid, taken in | of what is not paid, taken in |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function inWords(takers: string[]): string {
  if (takers.length === 0) return "no market";
  if (takers.length === markets.length) return "all markets";
  const others = markets.filter((market) => !takers.includes(market));
  return others.length < takers.length
    ? `all but ${others.join(", ")}`
    : takers.join(", ");
}
