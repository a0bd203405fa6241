/** A browser as far as the wire is concerned: it keeps cookies and says where its requests come from. */
export function createBrowser(origin: string) {
  const jar = new Map<string, string>();
  const send = async (method: 'GET' | 'POST', path: string, body?: object): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { ...(cookie !== '' && { Cookie: cookie }), Origin: origin },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(one) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  return {
    get: (path: string) => send('GET', path),
    post: (path: string, body: object = {}) => send('POST', path, body),
    /** Its cookies by name, to be put elsewhere. */
    jar,
  };
}

export type Browser = ReturnType<typeof createBrowser>;
