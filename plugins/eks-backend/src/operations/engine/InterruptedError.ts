/** Why a run is broken off: by a person, or because this process ends. */
export class InterruptedError extends Error {
  name = 'InterruptedError';

  constructor(readonly cause: 'pause' | 'cancel' | 'stop') {
    super(
      cause === 'stop'
        ? 'The portal stops'
        : `Somebody asked the operation to ${cause}`,
    );
  }
}
