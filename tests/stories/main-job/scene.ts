import type { Control } from "./control.ts";
import type { Memory, Wait } from "./memory.ts";
import type { Merchant } from "./merchant.ts";

/** What the acts of the story are played with. */
export type Scene = {
  control: Control;
  memory: Memory;
  merchant: Merchant;
  wait: Wait;
  log(line: string): void;
};
