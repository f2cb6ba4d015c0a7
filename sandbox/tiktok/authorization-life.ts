import type { Platform } from "./platform.ts";

export function remindOfAuthorization(_platform: Platform): void {}
export function stepAuthorization(_platform: Platform): void {}
