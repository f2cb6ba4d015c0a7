import type { Platform } from "../tiktok/platform.ts";
import type { Consignee, FbtState } from "./state.ts";

type AddressFault = { code: 177_001_003 | 177_001_011; message: string };

const states =
  "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI";
const stateNames =
  "alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,district of columbia,florida,georgia,hawaii,idaho,illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington,west virginia,wisconsin,wyoming,american samoa,guam,northern mariana islands,puerto rico,virgin islands";
const known = new Set([
  ...states.split(" ").map((s) => s.toLowerCase()),
  ...stateNames.split(","),
]);

/** @returns the MCF code for an address that cannot be served, with words for a person; undefined where it is fine. */
export function faultOfAddress(
  fbt: FbtState,
  { name, address }: Consignee,
): AddressFault | undefined {
  const bad = (what: string) => ({
    code: 177_001_003 as const,
    message: `The address failed verification: ${what}`,
  });
  if (name.trim() === "") return bad("name is empty");
  if (address.country_code !== "US")
    return bad(`country ${address.country_code} is not served`);
  if (!known.has(address.state_or_region.trim().toLowerCase()))
    return bad(`state ${address.state_or_region} is unknown`);
  if (address.city.trim() === "") return bad("city is empty");
  if (address.address_line_1.trim().length < 3)
    return bad("address_line_1 is too short");
  const zip = address.postal_code?.trim() ?? "";
  if (zip !== "" && !/^\d{5}(-\d{4})?$/.test(zip))
    return bad(`postal code ${zip} is malformed`);
  if (fbt.unreachablePostalCodes.includes(zip.slice(0, 5)))
    return {
      code: 177_001_011,
      message: `The network does not deliver to ${zip}`,
    };
  return undefined;
}

/** A planted fault refuses an address that is fine in itself. */
export function refusedByFault({
  context,
  state,
}: Platform): AddressFault | undefined {
  const fault = context.faults.strikeOnce(["address_refused"], {
    platform: "tiktok",
    shop: state.shop.id,
    names: [],
  });
  if (!fault) return undefined;
  return fault.reason === "unreachable"
    ? { code: 177_001_011, message: "The network does not deliver there" }
    : { code: 177_001_003, message: "The address failed verification" };
}
