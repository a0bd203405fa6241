import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright, type Browser } from 'playwright-core';
import { z } from 'zod';

const manifest = z.object({ version: z.string() });

/** Its own settings look for its fonts in another folder, and without any font it does not draw. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

/**
 * The browser from npm, answered by its path. It unpacks itself into the temporary folder, which is therefore one per version, and takes
 * one that another process is still unpacking for whole.
 */
export async function unpackChromium(): Promise<string> {
  const file = 'node_modules/@sparticuz/chromium/package.json';
  const { version } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const folder = join(tmpdir(), `miapulse-chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  // On a bare machine it brings the libraries it needs, as it does on the platform it was made for.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const executablePath = await chromium.executablePath();
    writeFileSync(join(folder, 'fonts/fonts.conf'), fontsIn(folder));
    return executablePath;
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

export const launchChromium = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await unpackChromium(),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu'],
  });
