import type { HandleLine } from '../../../application/call/needs.js';
import type { HandleDesk } from '../../../application/desk/desk-of.js';
import { localeOf } from '../../../application/report/locale-of.js';

interface Needs {
  readonly handleDesk: Pick<HandleDesk, 'load'>;
  readonly handleLine: Pick<HandleLine, 'load'>;
}

/** In which language and of which country a business is written to. */
export const businessLocale =
  ({ handleDesk, handleLine }: Needs) =>
  async (tenant: string): Promise<string> => {
    const [{ state: desk }, { state: line }] = await Promise.all([
      handleDesk.load(tenant, tenant),
      handleLine.load(tenant, tenant),
    ]);
    return localeOf({ country: desk.country, phoneLanguage: line.language });
  };
