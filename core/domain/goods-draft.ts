/** What a network must know of goods before it stores them. */
export type GoodsDraft = {
  name: string;
  pictureUrl: string;
  /** Our own code for the goods. */
  referenceCode: string | null;
  barcodes: { kind: string; code: string }[];
  weightGrams: number;
  sizeMillimetres: { length: number; width: number; height: number };
  /** What happens to returned units that can be sold again; the others are always disposed of. */
  returned: "restock" | "dispose";
  tracksLots: boolean;
  /** Absent for goods that do not expire. Days before the end of the shelf life. */
  expiry: {
    shelfLifeDays: number;
    inboundCutoffDays: number;
    alertDays: number;
    salesCutoffDays: number;
    expired: "store" | "dispose";
  } | null;
  hazard: HazardDeclaration | null;
};

/** A measure in a unit that the network names. */
export type Measure = { value: string; unit: string };

export type HazardDeclaration = {
  kind: "MAGNETIZED" | "BATTERY" | "FLAMMABLE_LIQUID" | "AEROSOLS";
  dangerClass: "CLASS_2" | "CLASS_3" | "CLASS_9";
  unCode: string;
  safetySheetUrl: string;
  battery: {
    kind: "LITHIUM_ION" | "LITHIUM_METAL" | "OTHER";
    packing: "STANDALONE" | "IN_EQUIPMENT" | "WITH_EQUIPMENT";
    weight: Measure;
    capacity: Measure;
    needsTransportTest: boolean;
    transportTestUrl: string | null;
  } | null;
  liquid: { kind: string; volume: Measure } | null;
};

/** What TikTok Shop itself knows of a SKU's dangers and expiry; goods must be declared alike. */
export type DeclarationFact = {
  skuExternalId: string;
  isHazard: boolean;
  tracksLots: boolean;
  expires: boolean;
};
