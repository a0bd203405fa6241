import { readFile } from 'node:fs/promises';
import type { Router } from 'express';
import type { Container } from 'inversify';
import { announcementScripts } from '../../../application/call/announcement.js';
import { signHeads } from '../../../application/consent-log/sign-heads.js';
import { textEvidence } from '../../../application/consent-log/text-evidence.js';
import { writeKey } from '../../../domain/consent-log/consent-log.js';
import { createCallLog } from '../../../projections/call-log/queries.js';
import { createTextLinks } from '../../../projections/text-links/queries.js';
import { createTranscript } from '../../../projections/transcript/queries.js';
import { evidencePacket } from '../../consent-log/packet.js';
import { createConsentTree } from '../../consent-log/consent-tree.js';
import { createSigningKey, sha256 } from '../../consent-log/signing-key.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { evidenceRoutes, type EvidenceNeeds } from '../../http/routes/evidence.js';
import type { RateLimits } from '../../http/guard/rate-limits.js';
import { consentLogRoutes } from '../../http/routes/consent-log.js';
import { deriveKey } from '../../sealed-box/sealed-box.js';
import type { Outside } from '../container.js';
import { tokens } from '../tokens.js';

/** The consent log: what grows it, proves from it and signs it. */
export function bindConsentLog(
  container: Container,
  { pool, masterKey, consentLogKey: given, origin }: Outside,
): void {
  const name = `${origin === '' ? 'localhost' : new URL(origin).host}/log`;
  container.bind(tokens.consentLog).toResolvedValue(
    (written, now) => ({
      ...{ written, sha256, now, tree: createConsentTree(pool) },
      key: createSigningKey({ pool, sealing: deriveKey(masterKey, 'consent-log'), name, given }),
    }),
    [tokens.store, tokens.now],
  );
}

/** It grows all the time, so that what was recorded is soon under a head, and is signed once a day. */
export const consentLogDuty = (container: Container) => ({
  work: signHeads(container.get(tokens.consentLog)).daily,
  everyMs: 10_000,
  failure: 'the consent log was not brought up to date',
});

const verifierPage = new URL('../../consent-log/pages/verifier.html', import.meta.url);

/** What anybody may see of it. */
export function consentLogRoutesOf(container: Container, limits: RateLimits): Router {
  const needs = container.get(tokens.consentLog);
  return consentLogRoutes({
    ...{ limits, checkpoint: signHeads(needs).atMostAMinuteOld },
    key: async () => writeKey(sha256, await needs.key()),
    verifier: () => readFile(verifierPage),
  });
}

/** What is handed on about one text. */
export const evidenceRoutesOf = (container: Container, dashboard: Dashboard, origin: string): Router =>
  evidenceRoutes({ ...dashboard, packetOf: packetOf(container, origin) });

/** How everything about one text is put together. */
export function packetOf(container: Container, origin: string): EvidenceNeeds['packetOf'] {
  const { query } = container.get(tokens.readModels);
  const { businessOf, hashOf } = container.get(tokens.callNeeds);
  const needs = container.get(tokens.consentLog);
  const blobs = container.get(tokens.blobs);
  const calls = createCallLog(query);
  const links = createTextLinks(query);
  const transcripts = createTranscript(query);
  const gather = textEvidence({ ...needs, store: container.get(tokens.store) });
  const scripts = new Map(announcementScripts.map((script) => [hashOf(script), script]));

  const recordingOf = async (tenant: string, blobId: string | null, sha256Of: string | null) => {
    if (blobId === null || sha256Of === null) return null;
    const bytes = await blobs.get(tenant, blobId);
    return bytes === undefined ? null : { bytes, sha256: sha256Of };
  };

  return async (tenant, callId, requestId) => {
    const call = await calls.one(tenant, callId);
    const link = (await links.ofCall(tenant, callId)).find((one) => one.requestId === requestId);
    if (call === undefined || link === undefined) return undefined;
    const [business, evidence, messages, recording] = await Promise.all([
      businessOf(tenant),
      gather(tenant, link),
      transcripts.messages(tenant, callId),
      recordingOf(tenant, call.recordingBlobId, call.recordingHash),
    ]);
    const version = link.announcementVersion;
    const told = {
      ...{ link, evidence, messages, recording, business: business.name, attestation: call.attestation },
      announcement: { version, script: scripts.get(version) ?? null },
      ...{ privacyUrl: `${origin}/privacy`, madeAt: needs.now() },
    };
    return evidencePacket(told, await needs.key(), await readFile(verifierPage));
  };
}
