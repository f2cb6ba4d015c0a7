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

const canonical = (name: string) => {
  const bare = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return standsFor.get(bare) ?? bare;
};

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
