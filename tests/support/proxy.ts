import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that can be cut: then nothing comes through either way, and nobody is told. */
export async function cuttableLine(target: URL) {
  const sockets = new Set<Socket>();
  let isCut = false;
  const join = (one: Socket, other: Socket): void => {
    sockets.add(one);
    if (isCut) one.pause();
    one.on('data', (bytes) => other.write(bytes));
    one.on('error', () => undefined);
    one.on('close', () => {
      sockets.delete(one);
      other.destroy();
    });
  };
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    join(near, far);
    join(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    cut(): void {
      isCut = true;
      for (const one of sockets) one.pause();
    },
    mend(): void {
      isCut = false;
      for (const one of sockets) one.resume();
    },
    async close(): Promise<void> {
      for (const one of sockets) one.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
