import {
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { texts } from '../texts.js';
import { ApiError, post } from './api.js';

/** What is shown as the second factor. */
export type Proof = { readonly answer: object } | { readonly code: string };

/** Browsers say little of why not, and most often it is that somebody closed their window. */
const declined = (): never => {
  throw new ApiError('passkey-declined', texts.secondFactor.declined);
};

/** Makes a passkey in this browser. */
export async function makePasskey(): Promise<object> {
  const optionsJSON = await post<PublicKeyCredentialCreationOptionsJSON>('/me/passkeys/options');
  return startRegistration({ optionsJSON }).catch(declined);
}

/** `path`: where the options for it are asked. */
export async function usePasskey(path: string): Promise<object> {
  const optionsJSON = await post<PublicKeyCredentialRequestOptionsJSON>(path);
  return startAuthentication({ optionsJSON }).catch(declined);
}
