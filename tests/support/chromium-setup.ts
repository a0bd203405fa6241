import { unpackChromium } from './chromium.js';

/** Before any worker wants it, so that no two unpack it at the same time. */
export default async function setup(): Promise<void> {
  await unpackChromium();
}
