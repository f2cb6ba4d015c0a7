/** Names of one carrier, letters and digits only. The first is the one they all stand for. */
const carriers = [
  ["ups", "unitedparcelservice", "upsground"],
  [
    "usps",
    "unitedstatespostalservice",
    "uspostalservice",
    "uspsgroundadvantage",
  ],
  ["fedex", "federalexpress", "fedexground", "fedexhomedelivery"],
  ["dhl", "dhlexpress"],
  ["dhlecommerce", "dhlecommerceus", "dhlglobalmail"],
  ["ontrac", "lasership", "ontraclasership"],
  ["amazonlogistics", "amazonlogisticsus", "amazonshipping", "amzl"],
  ["royalmail", "royalmailuk"],
  ["evri", "hermes", "hermesuk"],
  ["canadapost", "postescanada"],
];

const standsFor = new Map(
  carriers.flatMap((names) => names.map((name) => [name, names[0]])),
);

const bare = (name: string) =>
  name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

const canonical = (name: string) => knownCarrier(name) ?? bare(name);

/** The one name for all names of a carrier; null for a name that is not among them. */
export const knownCarrier = (name: string): string | null =>
  standsFor.get(bare(name)) ?? null;

/**
 * The provider that a carrier's name in the store means, or null. Nothing is guessed: a parcel under the wrong carrier
 * is untraceable, which counts against the seller.
 */
export function findProvider<Provider extends { name: string }>(
  carrier: string,
  providers: Provider[],
): Provider | null {
  const plain = carrier.trim().toLowerCase();
  return (
    providers.find(({ name }) => name.trim().toLowerCase() === plain) ??
    providers.find(({ name }) => canonical(name) === canonical(carrier)) ??
    null
  );
}
