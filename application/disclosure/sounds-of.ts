import type { BlobStore } from '../ports/blob-store.js';
import type { Sound, callTold } from './call-told.js';
import type { DisclosedCall, LeftOut } from './disclosed.js';

export type Heard = NonNullable<ReturnType<typeof callTold>>;

const names = { recording: 'recording', messageLeft: 'message' } as const;

/**
 * The sounds of calls, as they are stored, and the calls with the names of their files. Left out are those in which somebody else is heard,
 * because nobody can cut a voice out, and those that would make one copy too large.
 */
export async function soundsOf(
  blobs: Pick<BlobStore, 'get'>,
  heard: readonly Heard[],
  { tenant, byteCountMax }: { readonly tenant: string; readonly byteCountMax: number },
) {
  const files = new Map<string, Uint8Array>();
  const leftOut: LeftOut[] = [];
  const calls: DisclosedCall[] = [];
  let byteCount = 0;

  const fileOf = async (
    sound: Sound,
    stem: string,
  ): Promise<{ readonly file: string } | LeftOut['why'] | null> => {
    const bytes = await blobs.get(tenant, sound.blobId);
    if (bytes === undefined) return null;
    if (byteCount + bytes.length > byteCountMax) return 'too-large';
    byteCount += bytes.length;
    const file = `${stem}.${extensionOf(bytes)}`;
    files.set(file, bytes);
    return { file };
  };

  for (const { call, sounds } of heard) {
    const soundIn = async (which: keyof typeof names): Promise<DisclosedCall['recording']> => {
      const sound = sounds[which];
      if (sound === null) return null;
      const put =
        call.standing === 'whole'
          ? await fileOf(sound, `sounds/${names[which]}-${call.callId}`)
          : 'second-person';
      const isLeftOut = typeof put === 'string';
      if (isLeftOut) leftOut.push({ what: 'recording', id: call.callId, why: put, count: 1 });
      const file = put === null || isLeftOut ? null : put.file;
      return { file, sha256: sound.sha256, durationMs: sound.durationMs };
    };
    calls.push({ ...call, recording: await soundIn('recording'), messageLeft: await soundIn('messageLeft') });
  }
  return { calls, files, leftOut };
}

/** What its first bytes say. */
const extensionOf = (bytes: Uint8Array): 'wav' | 'mp3' =>
  String.fromCodePoint(...bytes.slice(0, 4)) === 'RIFF' ? 'wav' : 'mp3';
