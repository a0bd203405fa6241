interface Policy {
  createScriptURL(url: string): unknown;
}

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
    };
  }
}

let policy: Policy | undefined;

/** A page with Trusted Types lets nobody set an address without a policy of its own, and each policy be made once. */
export const addScript = (src: string, nonce: string): Promise<void> =>
  new Promise((resolve, reject) => {
    policy ??= window.trustedTypes?.createPolicy('miapulse', { createScriptURL: (url) => url });
    const script = document.createElement('script');
    script.src = (policy?.createScriptURL(src) ?? src) as string;
    script.nonce = nonce;
    script.onload = () => {
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error('not loaded'));
    };
    document.head.append(script);
  });
