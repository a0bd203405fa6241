import { setTimeout as sleep } from 'node:timers/promises';
import { appendFileSync } from 'node:fs';
import { dataDirectory, startProduct } from '../support/installation.js';
import { says } from '../support/openai/script.js';
import { openAiServer } from '../support/openai/server.js';
import { visit } from '../support/visitor.js';
const server = await openAiServer(async () => [says("A women's haircut costs $62. A men's haircut costs $38.")]);
const data = dataDirectory();
const product = await startProduct({ DATA_DIR: data.path, OPENAI_BASE_URL: server.baseUrl, TRUST_PROXY_HOPS: '1' });
const v = await visit(product.origin, 'marigold-demo');
for (let i=0;i<50;i++){ if (JSON.stringify(await v.send('Are you open on Sunday?')).includes('closed')) break; await sleep(200);}
await sleep(8000);
for (let i=0;i<3;i++){ appendFileSync('/tmp/prof/queries.log','==== turn '+i+'\n'); await v.send("How much is a women's haircut, and one for men?"); appendFileSync('/tmp/prof/queries.log','==== answered\n'); await sleep(4000);}
await product.stop(); await server.close(); data.dispose();
