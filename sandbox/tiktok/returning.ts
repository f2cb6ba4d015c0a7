import type { Platform } from "./platform.ts";
import type { Return } from "./state.ts";

export function remindOfReturn(_platform: Platform, _request: Return): void {}
export function stepReturn(_platform: Platform, _id: string): void {}
