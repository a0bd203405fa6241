import { z } from 'zod';

/** RFC 9457, as `application/problem+json`. `code` is stable; `detail` is one sentence that says what to do. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
});

export type Problem = Readonly<z.infer<typeof problem>>;
