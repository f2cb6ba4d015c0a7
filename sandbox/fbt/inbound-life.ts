import type { Platform } from "../tiktok/platform.ts";
import type { InboundOrder } from "./state.ts";

export function remindOfInbound(
  _platform: Platform,
  _order: InboundOrder,
): void {}
export function stepInbound(_platform: Platform, _id: string): void {}
