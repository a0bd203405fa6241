import type { Operation } from './operation.js';

const isBehindLogin = ({ access }: Operation): boolean => access !== 'anybody';

/** Every code an operation can say no with, by its status: what it says itself, and what stands before it. */
export function problemsOf(operation: Operation): ReadonlyMap<number, readonly string[]> {
  const { method, access, body, problems = {} } = operation;
  const isKeyed = access !== 'member' && access !== 'anybody';
  const general: readonly (readonly [status: number, ...codes: readonly string[]])[] = [
    ...(isBehindLogin(operation)
      ? [[401, 'not-logged-in', ...(isKeyed ? ['api-key-unknown'] : [])] as const]
      : []),
    ...(isKeyed ? [[403, 'not-allowed'] as const] : []),
    ...(method === 'POST' ? [[403, 'cross-site'] as const] : []),
    ...(body === undefined
      ? []
      : ([
          [400, 'not-utf-8', 'malformed-json'],
          ...(problems[413] === undefined ? [[413, 'message-too-long'] as const] : []),
          [422, 'invalid-request'],
        ] as const)),
    ...(isKeyed && method === 'POST'
      ? ([
          [400, 'idempotency-key-not-valid'],
          [409, 'idempotency-key-in-use'],
          [422, 'idempotency-key-reused'],
        ] as const)
      : []),
    [429, 'too-many-requests'],
  ];
  const own = Object.entries(problems).map(([status, codes]) => [Number(status), ...codes] as const);
  const all = new Map<number, readonly string[]>();
  for (const [status, ...codes] of [...own, ...general])
    all.set(status, [...(all.get(status) ?? []), ...codes]);
  return all;
}
