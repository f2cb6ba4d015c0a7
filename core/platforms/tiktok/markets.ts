/** Markets that must name the seven-level category tree; all others know the three-level one only. */
const deepTree = new Set(["US", "ID", "MY", "PH", "SG", "TH", "VN"]);

/** Source: TikTok Shop Partner Center, page "Create Product", field `category_version`. */
export const categoryVersionOf = (region: string): "v1" | "v2" =>
  deepTree.has(region) ? "v2" : "v1";
