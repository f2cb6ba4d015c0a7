import {
  codeOfForeignCipher,
  codeOfWrongCipher,
  httpStatus,
} from "./assumed.ts";
import type { Endpoint } from "./contract.ts";
import { refuse } from "./envelope.ts";
import type { Mall } from "./mall.ts";
import type { Platform } from "./platform.ts";

/** The shop that a call is about, by its cipher; refused where a cipher is missing, wrong, another seller's or superfluous. */
export function shopOfCall(
  mall: Mall,
  owner: Platform,
  endpoint: Endpoint,
  query: Record<string, string>,
): Platform {
  const given = query.shop_cipher;
  if (endpoint.shop_cipher === "absent") {
    if (given === undefined) return owner;
    refuse(
      36_009_004,
      "shop_cipher must not be sent to this path",
      httpStatus.badCommonParameter,
    );
  }
  if (!given) {
    if (endpoint.shop_cipher === "optional_in_spec") return owner;
    refuse(106_013, "shop_cipher is required", httpStatus.cipherMissing);
  }
  if (given === owner.state.shop.cipher) return owner;
  if (mall.byCipher(given))
    refuse(
      codeOfForeignCipher,
      "The access token and the shop do not fit together",
      httpStatus.cipherMissing,
    );
  refuse(codeOfWrongCipher, "Invalid shop_cipher", httpStatus.cipherMissing);
}
