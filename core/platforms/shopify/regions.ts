// Names of the states, districts and territories of the United States by their postal code (USPS Publication 28, appendix B).
const statesOfUs: Record<string, string> = {
  AL: "Alabama",
  AK: "Alaska",
  AS: "American Samoa",
  AZ: "Arizona",
  AR: "Arkansas",
  CA: "California",
  CO: "Colorado",
  CT: "Connecticut",
  DE: "Delaware",
  DC: "District of Columbia",
  FL: "Florida",
  GA: "Georgia",
  GU: "Guam",
  HI: "Hawaii",
  ID: "Idaho",
  IL: "Illinois",
  IN: "Indiana",
  IA: "Iowa",
  KS: "Kansas",
  KY: "Kentucky",
  LA: "Louisiana",
  ME: "Maine",
  MD: "Maryland",
  MA: "Massachusetts",
  MI: "Michigan",
  MN: "Minnesota",
  MS: "Mississippi",
  MO: "Missouri",
  MT: "Montana",
  NE: "Nebraska",
  NV: "Nevada",
  NH: "New Hampshire",
  NJ: "New Jersey",
  NM: "New Mexico",
  NY: "New York",
  NC: "North Carolina",
  ND: "North Dakota",
  MP: "Northern Mariana Islands",
  OH: "Ohio",
  OK: "Oklahoma",
  OR: "Oregon",
  PA: "Pennsylvania",
  PR: "Puerto Rico",
  RI: "Rhode Island",
  SC: "South Carolina",
  SD: "South Dakota",
  TN: "Tennessee",
  TX: "Texas",
  UT: "Utah",
  VT: "Vermont",
  VI: "Virgin Islands",
  VA: "Virginia",
  WA: "Washington",
  WV: "West Virginia",
  WI: "Wisconsin",
  WY: "Wyoming",
};

const codes = new Map(
  Object.entries(statesOfUs).map(([code, name]) => [name.toUpperCase(), code]),
);

/**
 * A region as the code that Shopify takes, or null where we only have a name we cannot turn into one: Shopify no longer
 * takes names, and a wrong code would refuse the whole order.
 */
export function regionCode(countryCode: string, region: string): string | null {
  const text = region.trim().toUpperCase();
  if (countryCode === "US")
    return Object.hasOwn(statesOfUs, text) ? text : (codes.get(text) ?? null);
  return /^[A-Z0-9]{1,3}$/.test(text) ? text : null;
}
