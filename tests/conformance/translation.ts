const gidPattern = /gid:\/\/(?:shopify|[\w-]+)\/\w+\/[\w-]+(?:\?[^"\s]*)?/g;

/**
 * What a recorded value is called here: ids, order names, addresses of uploads. Learned by comparing answers, used in the
 * variables of later calls and in texts.
 */
export class Translation {
  readonly #known = new Map<string, string>();

  has(recorded: string): boolean {
    return this.#known.has(recorded);
  }

  get(recorded: string): string | undefined {
    return this.#known.get(recorded);
  }

  learn(recorded: string, ours: string): void {
    if (this.#known.has(recorded)) return;
    this.#known.set(recorded, ours);
    // The id without the query string names it as well.
    const [base = ""] = recorded.split("?");
    if (base !== recorded && !this.#known.has(base))
      this.#known.set(base, ours.split("?")[0] ?? ours);
    const [theirNumber, ourNumber] = [numberIn(recorded), numberIn(ours)];
    // Texts name an order or a fulfillment order by its number alone.
    if (theirNumber && ourNumber && theirNumber.length > 6)
      this.#known.set(theirNumber, ourNumber);
  }

  text(recorded: string): string {
    const whole = this.#known.get(recorded);
    if (whole !== undefined) return whole;
    return recorded
      .replace(gidPattern, (id) => this.#gid(id))
      .replace(/#\d+\b/g, (name) => this.#known.get(name) ?? name)
      .replace(
        /(?<![\w/-])\d{7,}(?![\w-])/g,
        (number) => this.#known.get(number) ?? number,
      );
  }

  /** A gid as a whole, or with the query string that says more about it. */
  #gid(id: string): string {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const [plain = id, query] = id.split("?");
    const base = this.#known.get(plain);
    if (base === undefined || query === undefined) return base ?? id;
    return `${base}?${query.replace(/\d{7,}/g, (number) => this.#known.get(number) ?? number)}`;
  }

  value(recorded: unknown): unknown {
    if (typeof recorded === "string") return this.text(recorded);
    if (Array.isArray(recorded))
      return recorded.map((entry) => this.value(entry));
    if (recorded === null || typeof recorded !== "object") return recorded;
    return Object.fromEntries(
      Object.entries(recorded).map(([key, inner]) => [key, this.value(inner)]),
    );
  }
}

export const isGid = (text: string) =>
  /^gid:\/\/shopify\/\w+\/[\w-]+(\?.*)?$/.test(text);

export const typeOfGid = (text: string) =>
  /^gid:\/\/shopify\/(\w+)\//.exec(text)?.[1] ?? "";

function numberIn(gid: string): string | undefined {
  return /\/(\d+)(\?.*)?$/.exec(gid)?.[1];
}

export function gidsIn(value: unknown): string[] {
  return [...new Set(JSON.stringify(value ?? null).match(gidPattern) ?? [])];
}
