/** What a worker holds while it works for a shop. */
export interface Hand {
  /**
   * Resolves while the hand is held, by proof not older than a moment. To be asked right before everything that takes
   * hold outside: a process that stood still may have lost the hand without noticing.
   * @throws SyncError taken_over
   */
  assertHeld(): Promise<void>;
}
