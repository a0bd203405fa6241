import type { Request } from 'express';

export type Device = 'phone' | 'tablet' | 'desktop' | 'unknown';

/** The kind of device a browser says it runs on, by the words browser makers agreed on. */
export function deviceOf({ headers }: Request): Device {
  const agent = headers['user-agent'] ?? '';
  if (/iPad|Tablet|PlayBook|Silk|Android(?!.*Mobile)/u.test(agent)) return 'tablet';
  if (/iPhone|iPod|Mobile/u.test(agent)) return 'phone';
  return /Windows NT|Macintosh|X11|CrOS|Linux/u.test(agent) ? 'desktop' : 'unknown';
}
