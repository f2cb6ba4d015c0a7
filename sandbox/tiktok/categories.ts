import { refuse } from "./envelope.ts";

/** A category of the town's small tree (version v2, seven levels at most; here three). */
export type Category = {
  id: string;
  parentId: string;
  name: string;
  isLeaf: boolean;
  permission: "AVAILABLE" | "INVITE_ONLY" | "PROHIBITED";
  /** Words in a title that speak for it. */
  words: string[];
  rules: CategoryRules;
};

export type CategoryRules = {
  sizeChart: "required" | "supported" | "none";
  dimensionsRequired: boolean;
  /** A certificate that a listing must carry, by name. */
  certificate: string | null;
  preSale: boolean;
};

export type CategoryAttribute = {
  id: string;
  name: string;
  kind: "SALES_PROPERTY" | "PRODUCT_PROPERTY";
  required: boolean;
  multiple: boolean;
  customizable: boolean;
  values: string[];
};

const plain: CategoryRules = {
  sizeChart: "none",
  dimensionsRequired: true,
  certificate: null,
  preSale: true,
};

type Leaf = [
  id: string,
  name: string,
  words: string,
  change?: Partial<Pick<Category, "permission">> & Partial<CategoryRules>,
];

// biome-ignore format: a table is easier to read with one category per line
const branches: [id: string, name: string, twigs: [id: string, name: string, leaves: Leaf[]][]][] = [
  ["600001", "Home Supplies", [
    ["600101", "Kitchen & Drinkware", [
      ["601226", "Mugs", "mug cup"],
      ["601227", "Tumblers & Bottles", "tumbler bottle flask"],
      ["601228", "Cutting Boards & Plates", "board plate bowl cutting"],
      ["601229", "Kitchen Linens", "apron napkins napkin"],
    ]],
    ["600102", "Home Decor", [
      ["601301", "Candles", "candle wax scent"],
      ["601302", "Throws & Blankets", "blanket throw"],
      ["601303", "Vases, Frames & Clocks", "vase frame clock"],
      ["601304", "Towels", "towel"],
    ]],
  ]],
  ["600002", "Fashion", [
    ["600201", "Clothing", [
      ["602101", "T-Shirts & Hoodies", "tee shirt hoodie", { sizeChart: "required" }],
      ["602102", "Jackets", "jacket coat", { sizeChart: "required" }],
      ["602103", "Socks", "socks sock", { sizeChart: "supported" }],
    ]],
    ["600202", "Accessories", [
      ["602201", "Hats", "beanie cap hat"],
      ["602202", "Bags", "tote duffel bag"],
      ["602203", "Sunglasses", "sunglasses"],
      ["602204", "Key Rings & Small Goods", "key ring shoe trees"],
    ]],
  ]],
  ["600003", "Food & Beauty", [
    ["600301", "Food", [
      ["603101", "Tea & Coffee", "tea coffee beans", { certificate: "Food facility registration" }],
      ["603102", "Pantry", "honey sauce", { certificate: "Food facility registration" }],
    ]],
    ["600302", "Personal Care", [
      ["603201", "Soap", "soap"],
      ["603202", "Dietary Supplements", "supplement vitamin", { permission: "INVITE_ONLY" }],
    ]],
    ["600303", "Restricted", [
      ["603301", "Tobacco", "tobacco cigarette", { permission: "PROHIBITED" }],
    ]],
  ]],
  ["600004", "Leisure", [
    ["600401", "Outdoor & Pets", [
      ["604101", "Camping", "lantern hammock camp"],
      ["604102", "Pet Supplies", "dog leash pet"],
    ]],
    ["600402", "Games & Paper", [
      ["604201", "Puzzles & Cards", "puzzle cards game"],
      ["604202", "Stationery", "notebook pen"],
      ["604203", "Gift Boxes", "gift box"],
    ]],
  ]],
];

export const defaultCategoryId = "601226";

export const categories: readonly Category[] = branches.flatMap(
  ([rootId, rootName, twigs]) => [
    branch(rootId, "0", rootName),
    ...twigs.flatMap(([twigId, twigName, leaves]) => [
      branch(twigId, rootId, twigName),
      ...leaves.map(([id, name, words, change = {}]): Category => {
        const { permission = "AVAILABLE", ...rules } = change;
        return {
          id,
          parentId: twigId,
          name,
          isLeaf: true,
          permission,
          words: words.split(" "),
          rules: { ...plain, ...rules },
        };
      }),
    ]),
  ],
);

function branch(id: string, parentId: string, name: string): Category {
  return {
    id,
    parentId,
    name,
    isLeaf: false,
    permission: "AVAILABLE",
    words: [],
    rules: plain,
  };
}

const byId = new Map(categories.map((c) => [c.id, c]));

export const findCategory = (id: string | undefined): Category | undefined =>
  id === undefined ? undefined : byId.get(id);

/** The leaf and everything above it, from the root down. */
export function chainOf(id: string): Category[] {
  const found = byId.get(id);
  return found ? [...chainOf(found.parentId), found] : [];
}

/** The leaf whose words fit a title best. */
export function recommendCategory(title: string): Category {
  const words = new Set(title.toLowerCase().match(/[a-z]+/g) ?? []);
  const score = (c: Category) => c.words.filter((w) => words.has(w)).length;
  const best = categories
    .filter((c) => c.isLeaf)
    .reduce((a, b) => (score(b) > score(a) ? b : a));
  return score(best) > 0 ? best : (byId.get(defaultCategoryId) ?? best);
}

/** US shops use the second version of the tree; the calls still default to the first. */
export function checkTreeVersion(version: unknown): void {
  if (version !== "v2")
    refuse(12_052_217, "The shop uses category tree v2: send category_version");
}

const color: CategoryAttribute = {
  id: "100000",
  name: "Color",
  kind: "SALES_PROPERTY",
  required: false,
  multiple: false,
  customizable: true,
  values: ["Black", "White", "Navy", "Red", "Green"],
};
const size: CategoryAttribute = {
  ...color,
  id: "100007",
  name: "Size",
  values: ["Small", "Medium", "Large", "X-Large", "2XL"],
};
const material: CategoryAttribute = {
  ...color,
  id: "100157",
  name: "Material",
  kind: "PRODUCT_PROPERTY",
  multiple: true,
  values: ["Cotton", "Wool", "Ceramic", "Steel", "Wood", "Glass"],
};
const allergens: CategoryAttribute = {
  ...material,
  id: "101395",
  name: "Allergen Information",
  required: true,
  customizable: true,
  values: ["None", "Nuts", "Milk", "Gluten"],
};

/** Attributes of a leaf: what can tell its SKUs apart, and what must be said about the product. */
export function attributesOf(leaf: Category): CategoryAttribute[] {
  const isFood = leaf.parentId === "600301";
  return [color, size, material, ...(isFood ? [allergens] : [])];
}

/** Ids of built-in values: the attribute's id and the place of the value. */
export const valueIdOf = (
  attribute: CategoryAttribute,
  value: string,
): string =>
  `${attribute.id}${String(attribute.values.indexOf(value) + 1).padStart(2, "0")}`;
