import type { Container } from 'inversify';
import type { HandleLine } from '../../../application/call/needs.js';
import type { HandleDesk } from '../../../application/desk/desk-of.js';
import { languageOf, localeOf, type Language } from '../../../application/report/locale-of.js';
import { tokens } from '../tokens.js';

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

/** In which of our languages a business is written to. */
export function businessLanguage(container: Container): (tenant: string) => Promise<Language> {
  const locale = businessLocale({
    handleDesk: container.get(tokens.handleDesk),
    handleLine: container.get(tokens.handleLine),
  });
  return async (tenant) => languageOf(await locale(tenant));
}
