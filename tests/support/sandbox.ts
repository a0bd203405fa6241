import { testDatabase } from './database.js';
import { dataDirectory, startProduct, type Running } from './installation.js';

/**
 * A sandbox with everything it needs, which goes with it. It keeps its data in the PostgreSQL of the run: one of its own, which most
 * specs ask nothing of, takes longer to make ready than all the rest.
 */
export async function startSandbox(variables: Readonly<Record<string, string>> = {}): Promise<Running> {
  const data = dataDirectory();
  const database = await testDatabase();
  const product = await startProduct({ DATA_DIR: data.path, ...database.variables, ...variables });
  return {
    ...product,
    async stop() {
      await product.stop();
      await database.close();
      data.dispose();
    },
  };
}
