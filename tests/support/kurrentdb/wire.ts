import google from 'google-protobuf/google/protobuf/any_pb.js';
import googleEmpty from 'google-protobuf/google/protobuf/empty_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import statuses from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Expected, Outcome, Proposed, Written } from './log.js';

export type ReadOptions = streams.ReadReq.Options;

/** As KurrentDB compares them: (commit, prepare). */
export interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export const placeOf = ({ position }: Written): Place => ({ commit: position, prepare: position });
export const isAfter = (a: Place, b: Place): boolean =>
  a.commit > b.commit || (a.commit === b.commit && a.prepare > b.prepare);

const nameOf = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export const identifierOf = (stream: string): shared.StreamIdentifier => {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Uint8Array.from(Buffer.from(stream)));
  return identifier;
};

const uuid = (id: string): shared.UUID => {
  const message = new shared.UUID();
  message.setString(id);
  return message;
};

export function proposedOf(message: streams.BatchAppendReq.ProposedMessage): Proposed {
  const metadata = message.getMetadataMap();
  return {
    id: message.getId()?.getString() ?? '',
    type: metadata.get('type') ?? '',
    contentType: metadata.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export const targetOf = (options: streams.BatchAppendReq.Options) => ({
  stream: nameOf(options.getStreamIdentifier()),
  expected: expectedOf(options),
});

function expectedOf(options: streams.BatchAppendReq.Options): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  return Number(options.getStreamPosition());
}

export function eventReply(written: Written): streams.ReadResp {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent();
  event.setId(uuid(written.id));
  event.setStreamIdentifier(identifierOf(written.stream));
  event.setStreamRevision(String(written.revision));
  event.setCommitPosition(String(written.position));
  event.setPreparePosition(String(written.position));
  event.getMetadataMap().set('type', written.type);
  event.getMetadataMap().set('content-type', written.contentType);
  event.getMetadataMap().set('created', String(BigInt(written.created) * 10_000n));
  event.setData(written.data);
  event.setCustomMetadata(written.metadata);
  const resolved = new streams.ReadResp.ReadEvent();
  resolved.setEvent(event);
  resolved.setCommitPosition(String(written.position));
  const reply = new streams.ReadResp();
  reply.setEvent(resolved);
  return reply;
}

export function confirmationReply(id: string): streams.ReadResp {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId(id);
  const reply = new streams.ReadResp();
  reply.setConfirmation(confirmation);
  return reply;
}

export function checkpointReply({ commit, prepare }: Place): streams.ReadResp {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(commit));
  checkpoint.setPreparePosition(String(prepare));
  const reply = new streams.ReadResp();
  reply.setCheckpoint(checkpoint);
  return reply;
}

export function caughtUpReply(): streams.ReadResp {
  const reply = new streams.ReadResp();
  reply.setCaughtUp(new streams.ReadResp.CaughtUp());
  return reply;
}

export function notFoundReply(stream: string): streams.ReadResp {
  const missing = new streams.ReadResp.StreamNotFound();
  missing.setStreamIdentifier(identifierOf(stream));
  const reply = new streams.ReadResp();
  reply.setStreamNotFound(missing);
  return reply;
}

export function appendReply(request: streams.BatchAppendReq, stream: string, outcome: Outcome) {
  const reply = new streams.BatchAppendResp();
  reply.setCorrelationId(request.getCorrelationId());
  reply.setStreamIdentifier(identifierOf(stream));
  if (outcome.isAppended) reply.setSuccess(successOf(outcome.last));
  else reply.setError(wrongVersion(outcome.revision));
  return reply;
}

function successOf({ revision, position }: Written): streams.BatchAppendResp.Success {
  const place = new shared.AllStreamPosition();
  place.setCommitPosition(String(position));
  place.setPreparePosition(String(position));
  const success = new streams.BatchAppendResp.Success();
  success.setCurrentRevision(String(revision));
  success.setPosition(place);
  return success;
}

function wrongVersion(revision: number): statuses.Status {
  const details = new shared.WrongExpectedVersion();
  if (revision < 0) details.setCurrentNoStream(new googleEmpty.Empty());
  else details.setCurrentStreamRevision(String(revision));
  const packed = new google.Any();
  packed.pack(details.serializeBinary(), 'event_store.client.WrongExpectedVersion');
  const status = new statuses.Status();
  status.setMessage('WrongExpectedVersion');
  status.setDetails(packed);
  return status;
}

/** Which events a read of $all asks for. */
export function filterOf(options: ReadOptions): (written: Written) => boolean {
  const filter = options.getFilter();
  if (filter === undefined) return () => true;
  const expression = filter.getStreamIdentifier() ?? filter.getEventType();
  const prefixes = expression?.getPrefixList() ?? [];
  const regex = new RegExp(expression?.getRegex() ?? '', 'u');
  return ({ stream, type }) => {
    const text = filter.hasStreamIdentifier() ? stream : type;
    return prefixes.length > 0 ? prefixes.some((prefix) => text.startsWith(prefix)) : regex.test(text);
  };
}

/** Events between two checkpoints. */
export const intervalOf = (options: ReadOptions): number =>
  32 * (options.getFilter()?.getCheckpointintervalmultiplier() ?? 0);

export function startOf(options: ReadOptions): Place | 'start' | 'end' {
  const all = options.getAll();
  const position = all?.getPosition();
  if (position === undefined) return all?.hasEnd() === true ? 'end' : 'start';
  return { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) };
}

export const streamIn = (options: ReadOptions): string => nameOf(options.getStream()?.getStreamIdentifier());
