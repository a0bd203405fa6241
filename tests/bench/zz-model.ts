import { Pool } from 'pg';
import { prepareDatabase } from '../../adapters/composition/schemas.js';
import { createPassages } from '../../adapters/passages/passages.js';
import { createLocalEmbeddings } from '../../adapters/embeddings/local-embeddings.js';
import { businessSets, holds, publishBusiness } from '../support/businesses.js';
import { wholeDesk } from '../support/whole-desk.js';
import { openPostgres } from './filled-log.js';
import { openAiServer } from '../support/openai/server.js';
import { inventing } from './inventor.js';
import { openAiConfig } from '../../adapters/openai/config.js';
import { createOpenAiModel } from '../../adapters/openai/openai.js';
import { wait } from '../../adapters/composition/wait.js';
const postgres = await openPostgres();
const pool = new Pool({ connectionString: await postgres.connectionString('desk'), max: 4 });
pool.on('error', () => undefined);
await prepareDatabase(pool, 'main');
const embeddings = createLocalEmbeddings();
const passages = createPassages({ pool, embeddings, onFault: () => undefined });
const server = await openAiServer(inventing);
const model = createOpenAiModel(openAiConfig.parse({ apiKey: 'test', baseUrl: server.baseUrl, model: 'x' }), {
  safetyIdentifierOf: () => 'v',
  onNotice: () => undefined,
  wait,
  now: () => Date.now(),
});
let n = 0,
  inv = 0,
  byModel = 0;
for (const b of businessSets()) {
  await publishBusiness(passages, b);
  for (const q of b.unanswerable as any[]) {
    n++;
    const desk = wholeDesk({ passages, model, name: b.name, timeZone: b.timeZone, now: q.now ?? b.now });
    const talk = await desk(
      b.folder,
      [...q.history.filter((h: any) => h.from === 'visitor').map((h: any) => h.text), q.question],
      q.language,
    );
    const sent = talk.events.filter((e: any) => e.type === 'ReplySent').at(-1) as any;
    if (talk.kind === 'answered' && !q.harmless.some((p: string) => holds(talk.reply, p))) {
      inv++;
      const m = sent.data.provenance.model;
      if (m === 'x') {
        byModel++;
        console.log(
          `${q.id}: ${q.question}\n    ${talk.reply.replaceAll('\n', '\n    ')}\n    <- ${talk.sources.map((s) => s.excerpt.slice(0, 150)).join(' || ')}`,
        );
      }
    }
  }
}
console.log(n, inv, 'by model', byModel);
await server.close();
await pool.end();
await embeddings.close();
await postgres.close();
process.exit(0);
