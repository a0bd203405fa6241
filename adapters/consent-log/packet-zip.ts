import { unzipSync, zipSync } from 'fflate';
import type { PacketFiles } from '../../domain/consent-log/consent-log.js';

/** A packet is no larger than this when it is unpacked: a small file may say that it is as large as it likes. */
const bytesMax = 200_000_000;

/** Sounds hardly become smaller, and everything else is small. `at`: the time of its files. */
export const packetZip = (files: PacketFiles, at: Date): Uint8Array =>
  zipSync(Object.fromEntries([...files].map(([name, bytes]) => [name, [bytes, { level: 6, mtime: at }]])));

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Undefined for what is no zip, or is larger than any packet. Names twice in it are no packet's either. */
export function openPacket(bytes: Uint8Array): PacketFiles | undefined {
  let left = bytesMax;
  const names = new Set<string>();
  let count = 0;
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        count += 1;
        names.add(name);
        left -= originalSize;
        return left >= 0;
      },
    });
    return left < 0 || names.size !== count ? undefined : new Map(Object.entries(files));
  } catch {
    return undefined;
  }
}
