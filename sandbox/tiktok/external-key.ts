/** An order number in the seller's own system is told apart by the system it comes from. */
export const externalKey = ({
  platform,
  id,
}: {
  platform: string;
  id: string;
}): string => `${platform}:${id}`;
