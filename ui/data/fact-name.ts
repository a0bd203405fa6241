import type { Fact } from '../../adapters/http/contract/facts.js';
import { texts } from '../texts.js';

/** What a fact is called where there is room for a line only. */
export const factName = ({ question, text }: Pick<Fact, 'question' | 'text'>): string =>
  question === null || question === '' ? (text ?? texts.erased) : question;
