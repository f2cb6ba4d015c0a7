import type { Platform } from "./platform.ts";
import type { Product } from "./state.ts";

export function remindOfProduct(_platform: Platform, _product: Product): void {}
export function stepProduct(_platform: Platform, _id: string): void {}
