import type { ShelfRow } from "./shelf.ts";

const one = "STD Default Title";
const tees = "S Small|M Medium|L Large|XL X-Large|2XL XX-Large";

/** The shelf of Harbor Goods: 40 products, 120 variants. The first 30 are also sold on TikTok Shop. */
// biome-ignore format: a table is easier to read with one product per line
export const harborShelf: ShelfRow[] = [
  ["MUG", "Harbor Stoneware Mug, 12 oz", "Drinkware", "18.50", 410, "Color", "NVY-12 Navy|SND-12 Sand|FOG-12 Fog|RST-12 Rust", "Wheel-thrown look, dishwasher safe, holds a proper morning coffee."],
  ["TUM", "Tidewater Insulated Tumbler, 20 oz", "Drinkware", "29.00", 360, "Color", "BLK-20 Black|TEA-20 Teal|CRM-20 Cream", "Steel, double walled; hot for six hours and cold for twelve."],
  ["BTL", "Breakwater Bottle, 32 oz", "Drinkware", "34.00", 470, "Color", "BLK-32 Black|SLT-32 Slate|CRL-32 Coral", "Wide mouth, leakproof lid and a loop for the rucksack."],
  ["TOTE", "Wharf Canvas Tote", "Bags", "24.00", 320, "Color", "NAT-01 Natural|NVY-01 Navy|OLV-01 Olive", "Heavy 16 oz canvas with an inside pocket for keys."],
  ["CAN", "Cedar and Salt Candle, 8 oz", "Candles", "22.00", 430, "Scent", "CED-08 Cedar and Salt|FIG-08 Fig Leaf|RAI-08 Rainfall|AMB-08 Amber", "Soy wax, cotton wick, about 45 hours."],
  ["TEE", "Dockside Heavyweight Tee, Navy", "Apparel", "28.00", 220, "Size", tees, "Ring-spun cotton that keeps its shape."],
  ["TEW", "Dockside Heavyweight Tee, White", "Apparel", "28.00", 220, "Size", tees, "Ring-spun cotton that keeps its shape, in white."],
  ["HOD", "Foghorn Fleece Hoodie", "Apparel", "58.00", 640, "Size", tees, "Brushed inside, double-lined hood, kangaroo pocket."],
  ["BEA", "Skipper Rib Beanie", "Accessories", "19.00", 90, "Color", "NVY Navy|MUS Mustard|GRY Heather Grey|RED Signal Red", "Fold-over cuff, merino blend."],
  ["SOC", "Deckhand Wool Socks", "Accessories", "16.00", 80, "Size", "SM Small|MD Medium|LG Large", "Cushioned sole, knitted in small batches."],
  ["BLN", "Lighthouse Throw Blanket", "Home", "74.00", 1250, "Color", "IVY Ivory|STO Storm|RUS Rust", "Recycled wool, 50 by 70 inches."],
  ["CUT", "Maple End-Grain Cutting Board", "Kitchen", "64.00", 1900, "Size", "12 Twelve inch|16 Sixteen inch|20 Twenty inch", "End-grain maple, finished with food-safe oil."],
  ["APR", "Galley Apron", "Kitchen", "36.00", 340, "Color", "DEN Denim|CHR Charcoal|OAT Oat", "Cross-back straps and two deep pockets."],
  ["TWL", "Turkish Flatweave Towel", "Bath", "32.00", 380, "Color", "SEA Seaglass|CLY Clay|INK Ink", "Dries fast, packs small."],
  ["SOA", "Kelp and Oat Bar Soap", "Bath", "9.50", 140, "Scent", "KLP Kelp|OAT Oat Milk|LEM Lemon Balm", "Cold process, cured six weeks."],
  ["NTB", "Field Log Notebook", "Paper", "14.00", 190, "Ruling", "LIN Lined|DOT Dotted|GRD Grid", "192 numbered pages that lie flat."],
  ["PEN", "Brass Pocket Pen", "Paper", "38.00", 45, "Title", one, "Solid brass, takes common refills."],
  ["KEY", "Marine Rope Key Ring", "Accessories", "12.00", 40, "Color", "BLU Blue|ORG Orange|WHT White", "Spliced by hand from dock line."],
  ["LAN", "Camp Lantern, Rechargeable", "Outdoor", "49.00", 520, "Color", "BRS Brass|GRN Green|BLK Black", "Warm light for 40 hours on one charge."],
  ["HAM", "Two-Person Hammock", "Outdoor", "69.00", 780, "Color", "SKY Sky|FOR Forest|DUS Dusk", "Parachute nylon, straps included."],
  ["DOG", "Anchor Dog Leash", "Pets", "27.00", 210, "Length", "4F Four feet|6F Six feet", "Climbing rope with a brass clip."],
  ["BWL", "Stoneware Pet Bowl", "Pets", "24.00", 690, "Size", "SM Small|LG Large", "Heavy enough to stay where it is."],
  ["PUZ", "Coastal Map Puzzle, 1000 pieces", "Games", "26.00", 720, "Map", "MNE Maine|PNW Pacific Northwest|GLK Great Lakes", "Linen finish, poster included."],
  ["CRD", "Nautical Playing Cards", "Games", "11.00", 100, "Title", one, "Casino stock with fifty-two knots."],
  ["TEA", "Harbor Breakfast Loose Tea", "Pantry", "13.50", 130, "Size", "100 100 g|250 250 g", "Assam and Keemun, brisk and malty."],
  ["COF", "Night Ferry Coffee Beans", "Pantry", "17.00", 360, "Grind", "WHL Whole bean|DRP Drip|ESP Espresso", "Medium-dark, cocoa and dried cherry."],
  ["HNY", "Blueberry Blossom Honey", "Pantry", "15.00", 390, "Title", one, "Raw, from hives in Washington County."],
  ["HOT", "Smoked Dulse Hot Sauce", "Pantry", "12.00", 290, "Heat", "MLD Mild|HOT Hot", "Red chillies, vinegar and seaweed."],
  ["VAS", "Ripple Glass Vase", "Home", "42.00", 880, "Color", "CLR Clear|SMK Smoke|AQU Aqua", "Mouth-blown, each a little different."],
  ["FRM", "Driftwood Picture Frame", "Home", "31.00", 560, "Size", "57 5x7|810 8x10|A4 A4", "Oak with a lime wash."],
  ["DFL", "Canvas Weekender Duffel", "Bags", "118.00", 1480, "Color", "NVY Navy|TAN Tan|OLV Olive", "Waxed canvas, leather handles, 38 litres."],
  ["TOT", "Wharf Canvas Tote, Second Edition", "Bags", "26.00", 330, "Color", "GLD Gold|SGE Sage", "The tote with a zip and longer straps."],
  ["PLT", "Enamel Camp Plate Set", "Kitchen", "44.00", 1100, "Color", "WHT White|BLU Blue|GRN Green", "Four plates with a steel rim."],
  ["LIN", "Washed Linen Napkins, set of 4", "Kitchen", "39.00", 240, "Color", "FLX Flax|SLT Slate|ROS Rose|MOS Moss", "Stonewashed, softer each time."],
  ["CLK", "Ship's Wall Clock", "Home", "89.00", 1320, "Title", one, "Brass case and a quiet movement."],
  ["SHO", "Cedar Shoe Trees", "Home", "29.50", 620, "Size", "SM Small|MD Medium|LG Large", "Aromatic red cedar, a pair."],
  ["SUN", "Polarized Sailing Sunglasses", "Accessories", "64.00", 60, "Lens", "GRY Grey|AMB Amber|GRN Green", "Float when they go overboard."],
  ["RAI", "Squall Rain Jacket", "Apparel", "128.00", 710, "Size", tees, "Taped seams, two-way zip, recycled shell."],
  ["CAP", "Harbor Five-Panel Cap", "Apparel", "27.00", 110, "Color", "NVY Navy|KHK Khaki|BLK Black|RED Red", "Washed cotton, adjustable."],
  ["GFT", "Harbor Gift Box", "Gifts", "55.00", 1400, "Box", "MRN Morning|EVE Evening|BTH Bath", "Four small things from the shop, tied with rope."],
];
