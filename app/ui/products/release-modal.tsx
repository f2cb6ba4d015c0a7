import { Modal, Text } from "@shopify/polaris";
import { useFormat } from "../format.ts";

/** Asks before platform fulfillment is stopped: Shopify stops selling the network's stock at once. */
export function ReleaseModal({
  open,
  count,
  onStop,
  onClose,
}: {
  open: boolean;
  count: number;
  onStop: () => void;
  onClose: () => void;
}) {
  const { counted } = useFormat();
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={`Stop platform fulfillment for ${counted(count, "variant")}?`}
      primaryAction={{
        content: "Stop platform fulfillment",
        onAction: onStop,
        destructive: true,
      }}
      secondaryActions={[{ content: "Keep it", onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">
          Shopify will show no more stock at the network's location for these
          variants. Orders that the network already has are still shipped. You
          can choose the variants again at any time.
        </Text>
      </Modal.Section>
    </Modal>
  );
}
