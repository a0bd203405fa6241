export const isThisMachine = (host: string): boolean =>
  /^(127\.\d+\.\d+\.\d+|::1|\[::1\]|localhost)$/u.test(host);

/** A name without a dot is one of this machine's or of its container network. */
export const isNear = (hostname: string): boolean => /^(127\.\d+\.\d+\.\d+|\[::1\]|[^.:]*)$/u.test(hostname);
