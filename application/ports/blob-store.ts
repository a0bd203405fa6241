/** Bytes too large for an event, sealed under a key of their subject and found by a random id. */
export interface BlobStore {
  /** Answers the SHA-256 of the bytes, in hex. */
  put(blob: {
    readonly tenant: string;
    readonly blobId: string;
    readonly subject: string;
    readonly keep: 'account' | 'lead' | 'transcript' | 'consent';
    readonly container: string;
    readonly bytes: Uint8Array;
  }): Promise<string>;
  /** Undefined when it was erased or never stored for this tenant. */
  get(tenant: string, blobId: string): Promise<Uint8Array | undefined>;
}

/** The same, for whoever does away with what it holds. */
export interface ErasableBlobs extends BlobStore {
  /** Every blob that stands under one of these keys goes; answers how many. */
  forget(keyIds: readonly string[]): Promise<number>;
}
