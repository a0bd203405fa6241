/** Every room and tab of the dashboard; what is one of many is found by its id. */
export const rooms = [
  '',
  'welcome',
  'inbox',
  'inbox?channel=text',
  'leads',
  'calls',
  ...['', '/weeks'].map((tab) => `reports${tab}`),
  ...['', '/facts', '/questions', '/try', '/rehearsals', '/told'].map((tab) => `knowledge${tab}`),
  'desk',
  ...['', '/answering', '/voice', '/texts'].map((tab) => `line${tab}`),
  ...['', '/how', '/telegram'].map((tab) => `alerts${tab}`),
  ...['', '/hours', '/people', '/blocked', '/programs', '/privacy', '/account', '/close'].map(
    (tab) => `business${tab}`,
  ),
  ...['', '/log', '/ledgers', '/checkpoints', '/access'].map((tab) => `audit${tab}`),
  'billing',
] as const;

/** Before anybody is logged in. */
export const doors = [
  'sign-up',
  'login',
  'check',
  'login/token',
  'join/token',
  'second-factor',
  'address/confirm/token',
] as const;

/** Pages that are no part of the dashboard. */
export const pagesOutside = [
  ...[
    'privacy',
    'terms',
    'processors',
    'privacy/marigold-demo',
    'terms/marigold-demo',
    'try/marigold-demo',
    'c/marigold-demo',
  ],
  ...['requests', 'requests?of=marigold-demo', 'requests/0000', 'u/token', 'log/verifier'],
  ...['sandbox/', 'sandbox/handset/', 'sandbox/telegram/', 'sandbox/clock/', 'demo/'],
] as const;
