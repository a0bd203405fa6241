import type { Express } from 'express';
import { Fault } from '../../application/ports/fault.js';
import type { Relay } from '../twilio/relay.js';

type Upgrade = Parameters<Relay['handleUpgrade']>;

export interface Listening {
  readonly port: number;
  /** Whoever answers `true` has taken the connection; one that nobody takes is closed. */
  onUpgrade(handle: (...upgrade: Upgrade) => boolean): void;
  close(): Promise<void>;
}

/** Serves an app. Raises `port-taken` with what to do. */
export function listen(app: Express, port: number, host: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error?: Error) => {
      if (error !== undefined) {
        const sentence = `Port ${String(port)} on ${host} cannot be used: end what uses it, or set PORT to another one.`;
        reject(new Fault('port-taken', sentence, error));
        return;
      }
      const address = server.address();
      resolve({
        onUpgrade(handle) {
          server.on('upgrade', (...upgrade: Upgrade) => {
            if (!handle(...upgrade)) upgrade[1].destroy();
          });
        },
        port: typeof address === 'object' && address !== null ? address.port : port,
        close: () =>
          new Promise((closed) => {
            server.close(() => {
              closed();
            });
            server.closeIdleConnections();
            // Streams to dashboards have ended by now; a reply under way gets a moment.
            setTimeout(() => {
              server.closeAllConnections();
            }, 2_000).unref();
          }),
      });
    });
    server.headersTimeout = 15_000;
    server.requestTimeout = 60_000;
  });
}
