import {
  Server,
  ServerCredentials,
  status,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
} from '@grpc/grpc-js';
import featuresService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import type shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streamsService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { createLog, type Log, type Written } from './log.js';
import {
  appendReply,
  caughtUpReply,
  checkpointReply,
  confirmationReply,
  eventReply,
  filterOf,
  intervalOf,
  isAfter,
  notFoundReply,
  placeOf,
  proposedOf,
  startOf,
  streamIn,
  targetOf,
  type ReadOptions,
} from './wire.js';

type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
type AppendCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** How an append goes wrong: it is not written, its reply is lost, or it is on its way for longer than the caller waits. */
type Mishap = 'refused' | 'reply-lost' | 'late' | 'none';

const lateMs = 500;

const gone = { code: status.UNAVAILABLE, details: 'The line was cut' };

/**
 * The other side of KurrentDB's protocol on a loopback port, for the official client: appends by BatchAppend, reads of
 * streams and of $all, subscriptions to $all with filter and checkpoints.
 */
export async function startKurrentDouble() {
  const log = createLog();
  const open = new Set<ReadCall | AppendCall>();
  const mishaps: Mishap[] = [];
  const sent: number[] = [];
  let late = 0;
  let server = serverOf();
  const port = await bind(server, 0);

  function serverOf(): Server {
    const made = new Server();
    made.addService(streamsService.StreamsService, {
      read: (call: ReadCall) => {
        remember(call);
        void read(call);
      },
      batchAppend: (call: AppendCall) => {
        remember(call);
        batchAppend(call);
      },
    });
    made.addService(featuresService.ServerFeaturesService, { getSupportedMethods });
    return made;
  }

  const remember = (call: ReadCall | AppendCall): void => {
    open.add(call);
    const forget = (): void => void open.delete(call);
    call.on('cancelled', forget);
    call.on('close', forget);
  };

  const read = async (call: ReadCall): Promise<void> => {
    const options = call.request.getOptions();
    if (options === undefined) throw new Error('A read has options');
    if (options.hasSubscription()) {
      const index = sent.push(0) - 1;
      await serveSubscription(log, call, options, () => {
        sent[index] = (sent[index] ?? 0) + 1;
      });
      return;
    }
    // As in a cluster: who does not ask for the leader may be answered by a node that is behind.
    const isLeaders = call.metadata.get('requires-leader')[0] === 'true';
    const seen = isLeaders ? log.written : log.written.slice(0, -1);
    const answer = found(seen, options);
    if (answer === undefined) call.write(notFoundReply(streamIn(options)));
    for (const one of answer ?? []) await send(call, eventReply(one));
    call.end();
  };

  const batchAppend = (call: AppendCall): void => {
    const parts = new Map<string, streams.BatchAppendReq[]>();
    call.on('data', (request: streams.BatchAppendReq) => {
      const name = request.getCorrelationId()?.getString() ?? '';
      const all = [...(parts.get(name) ?? []), request];
      parts.set(name, all);
      if (!request.getIsFinal()) return;
      parts.delete(name);
      const mishap = mishaps.shift();
      if (mishap === 'refused') return void call.emit('error', gone);
      const options = all[0]?.getOptions();
      if (options === undefined) throw new Error('An append has options');
      const { stream, expected } = targetOf(options);
      const events = all.flatMap((part) => part.getProposedMessagesList()).map(proposedOf);
      if (mishap === 'late') {
        setTimeout(() => {
          log.append(stream, expected, events);
          late += 1;
        }, lateMs);
        return void call.emit('error', gone);
      }
      const outcome = log.append(stream, expected, events);
      if (mishap === 'reply-lost') return void call.emit('error', gone);
      call.write(appendReply(request, stream, outcome));
    });
    call.on('end', () => {
      call.end();
    });
    call.on('error', () => undefined);
  };

  return {
    log,
    url: `kurrentdb://127.0.0.1:${String(port)}?tls=false`,
    /** How many events each subscription to $all was sent, in the order they began. */
    sent: (): readonly number[] => sent,
    /** How many appends have come late. */
    late: () => late,
    /** The next appends go wrong like this, in this order. */
    mishap(...next: readonly Mishap[]): void {
      mishaps.push(...next);
    },
    /** Ends every call that is open, as a server does that goes away. */
    cut(): void {
      for (const call of open) call.emit('error', gone);
      open.clear();
    },
    /** Breaks every connection and takes none, until `comeBack`. */
    goAway(): void {
      server.forceShutdown();
    },
    async comeBack(): Promise<void> {
      server = serverOf();
      await bind(server, port);
    },
    close(): void {
      server.forceShutdown();
    },
  };
}

const bind = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${String(port)}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });

function getSupportedMethods(
  _call: ServerUnaryCall<shared.Empty, features.SupportedMethods>,
  callback: sendUnaryData<features.SupportedMethods>,
): void {
  const supported = new features.SupportedMethods();
  supported.setEventStoreServerVersion('26.0.0');
  for (const name of ['read', 'batchappend']) {
    const method = new features.SupportedMethod();
    method.setServiceName('event_store.client.streams.streams');
    method.setMethodName(name);
    supported.addMethods(method);
  }
  callback(null, supported);
}

/** What a read that ends is answered with; undefined when there is no such stream. A read of $all begins with the event at its position. */
function found(seen: readonly Written[], options: ReadOptions): readonly Written[] | undefined {
  const isBackwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  const count = Number(options.getCount());
  if (options.hasStream()) {
    const all = seen.filter(({ stream }) => stream === streamIn(options));
    const from = Number(options.getStream()?.getRevision() ?? 0);
    if (all.length === 0) return undefined;
    return isBackwards ? [...all].reverse().slice(0, count) : all.slice(from, from + count);
  }
  const start = startOf(options);
  const all = seen.filter(filterOf(options));
  if (isBackwards) return [...all].reverse().slice(0, count);
  const isBefore = (one: Written): boolean => typeof start === 'object' && isAfter(start, placeOf(one));
  return all.filter((one) => !isBefore(one)).slice(0, count);
}

function send(call: ReadCall, reply: streams.ReadResp): Promise<void> {
  if (call.cancelled || call.destroyed || call.write(reply)) return Promise.resolve();
  return new Promise((resolve) => {
    const settle = (): void => {
      for (const name of ['drain', 'cancelled']) call.off(name, settle);
      resolve();
    };
    for (const name of ['drain', 'cancelled']) call.on(name, settle);
  });
}

/** A subscription begins behind its position. While it catches up, its checkpoints stand before the next event. */
async function serveSubscription(
  log: Log,
  call: ReadCall,
  options: ReadOptions,
  onSent: () => void,
): Promise<void> {
  const ended = new AbortController();
  for (const name of ['cancelled', 'error', 'close']) {
    call.on(name, () => {
      ended.abort();
    });
  }
  const { signal } = ended;
  const isAsked = filterOf(options);
  const interval = intervalOf(options);
  const start = startOf(options);
  let next =
    start === 'end'
      ? log.written.length
      : start === 'start'
        ? 0
        : log.written.filter((one) => !isAfter(placeOf(one), start)).length;
  let considered = 0;
  let isLive = false;

  await send(call, confirmationReply(String(next)));
  while (!signal.aborted) {
    const one = log.written[next];
    if (one === undefined) {
      if (!isLive) {
        const last = log.written[next - 1];
        if (interval > 0 && last !== undefined) await send(call, checkpointReply(placeOf(last)));
        await send(call, caughtUpReply());
      }
      isLive = true;
      await log.grownBeyond(next, signal);
      continue;
    }
    if (isAsked(one)) {
      await send(call, eventReply(one));
      onSent();
    }
    next += 1;
    considered += 1;
    if (interval === 0 || considered % interval !== 0) continue;
    const following = log.written[next];
    await send(
      call,
      checkpointReply(following === undefined ? placeOf(one) : { commit: following.position, prepare: 0n }),
    );
  }
}
