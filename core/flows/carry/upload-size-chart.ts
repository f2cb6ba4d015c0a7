import {
  chartKey,
  faultOfAddress,
  foreseeChart,
} from "../../domain/listings/size-chart.ts";
import { type Uploading, uploadOnce } from "./upload-once.ts";

/**
 * Gives TikTok Shop a size chart, once for its address, and remembers what it is called there.
 * @param pictures the product's: nothing is fetched from elsewhere.
 * @returns its name, or in words why it cannot be taken.
 */
export async function uploadSizeChart(
  uploading: Uploading,
  address: string,
  pictures: readonly { url: string | null }[],
): Promise<{ uri: string } | { refused: string }> {
  const misplaced = faultOfAddress(address, pictures);
  if (misplaced) return { refused: misplaced };
  return uploadOnce(uploading, {
    address,
    key: chartKey(address),
    use: "size-chart",
    faultOf: foreseeChart,
    refusal: (said) => `TikTok Shop takes no such picture: ${said}.`,
  });
}
